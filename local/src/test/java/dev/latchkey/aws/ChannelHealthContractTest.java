package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notice.ChannelHealth;
import dev.latchkey.notice.ChannelHealth.Count;
import dev.latchkey.notice.Lane;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class ChannelHealthContractTest {

    private static final Instant SPAN = Instant.parse("2026-11-23T09:05:00Z");

    private final ChannelHealth health;
    private final Lane lane = new Lane(Channel.SMS, UUID.randomUUID().toString());

    ChannelHealthContractTest(Memory.Kind kind) {
        health = kind.memory().channelHealth();
    }

    @Test
    void countsByTheTimeOfSending() {
        health.sent(lane, SPAN);
        health.sent(lane, SPAN.plusMillis(299_999));
        health.sent(lane, SPAN.plusSeconds(300));
        health.received(lane, SPAN.plusSeconds(12));

        assertThat(health.since(lane, SPAN))
                .containsExactly(new Count(SPAN, 2, 1), new Count(SPAN.plusSeconds(300), 1, 0));
    }

    @Test
    void tellsWhetherItCounted() {
        assertThat(health.sent(lane, SPAN)).isTrue();
        assertThat(health.received(lane, SPAN)).isTrue();
    }

    @Test
    void leavesOutWhatIsOlderThanAsked() {
        health.sent(lane, SPAN.minusSeconds(1));
        health.sent(lane, SPAN);

        assertThat(health.since(lane, SPAN.plusSeconds(200))).containsExactly(new Count(SPAN, 1, 0));
    }

    @Test
    void aReceiptThatIsFasterThanTheCountOfItsSendingIsCounted() {
        health.received(lane, SPAN);

        assertThat(health.since(lane, SPAN)).containsExactly(new Count(SPAN, 0, 1));
    }

    @Test
    void keepsChannelsAndCountriesApart() {
        health.sent(lane, SPAN);

        assertThat(health.since(new Lane(Channel.EMAIL, lane.country()), SPAN)).isEmpty();
        assertThat(health.since(new Lane(lane.channel(), lane.country() + "x"), SPAN))
                .isEmpty();
    }

    @Test
    void losesNoneOfWhatIsCountedAtOnce() throws Exception {
        var counted = AtOnce.run(i -> health.sent(lane, SPAN));

        assertThat(counted).containsOnly(true);
        assertThat(health.since(lane, SPAN)).containsExactly(new Count(SPAN, counted.size(), 0));
    }

    @Test
    void holdsADay() {
        health.sent(lane, SPAN.minus(Duration.ofDays(1)));

        assertThat(health.since(lane, SPAN.minus(ChannelHealth.KEPT))).hasSize(1);
    }
}
