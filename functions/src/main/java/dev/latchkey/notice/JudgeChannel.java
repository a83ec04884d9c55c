package dev.latchkey.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells whether a channel fails for everybody in a country.
///
/// Each instance of a function goes by its own reading for 15 seconds, so a lane costs it at most four queries a
/// minute however many notices it plans. A reading holds at most a day's 288 counts, about 4 read units.
public final class JudgeChannel {

    private static final Duration GOOD_FOR = Duration.ofSeconds(15);

    private final ChannelHealth health;
    private final HealthPolicy policy;
    private final NoticePolicy noticePolicy;
    private final Clock clock;
    private final Map<Lane, Judgement> judgements = new ConcurrentHashMap<>();

    public JudgeChannel(ChannelHealth health, HealthPolicy policy, NoticePolicy noticePolicy, Clock clock) {
        this.health = health;
        this.policy = policy;
        this.noticePolicy = noticePolicy;
        this.clock = clock;
    }

    public boolean isFailing(Lane lane) {
        var now = clock.instant();
        return judgements
                .compute(lane, (same, known) -> known != null && known.isGoodAt(now) ? known : judged(lane, now))
                .isFailing();
    }

    /// Whether a delivery's messages keep their order in spite of failing channels.
    public boolean isProbe(String deliveryId) {
        return policy.isProbe(deliveryId);
    }

    private Judgement judged(Lane lane, Instant now) {
        var counts = health.since(lane, now.minus(ChannelHealth.KEPT));
        return new Judgement(policy.isFailing(counts, now, noticePolicy.deadline(lane.channel())), now);
    }

    private record Judgement(boolean isFailing, Instant at) {
        private boolean isGoodAt(Instant now) {
            return now.isBefore(at.plus(GOOD_FOR));
        }
    }
}
