package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.notice.Lane;
import dev.latchkey.notice.Tally;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Writes down for CloudWatch how channels do, by channel and country.
final class ChannelFigures {

    private final EmbeddedMetrics metrics;

    ChannelFigures(Context context, Clock clock) {
        this.metrics = new EmbeddedMetrics(context.getLogger(), clock);
    }

    void count(List<Tally> tallies) {
        tallies.forEach(this::count);
    }

    private void count(Tally tally) {
        var dimensions = dimensions(tally.lane());
        metrics.count(
                switch (tally.what()) {
                    case SENT -> "ChannelSent";
                    case RECEIVED -> "ChannelReceived";
                },
                dimensions);
        if (!tally.isKept()) {
            metrics.count("ChannelCountLost", dimensions);
        }
    }

    /// A notice goes by another channel first, since this one fails for everybody.
    void degraded(List<Lane> lanes) {
        lanes.forEach(lane -> metrics.count("ChannelDegraded", dimensions(lane)));
    }

    private static Map<String, String> dimensions(Lane lane) {
        return Map.of("channel", lane.channel().name(), "country", lane.country());
    }
}
