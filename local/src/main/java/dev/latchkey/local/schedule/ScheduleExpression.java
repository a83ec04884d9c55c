package dev.latchkey.local.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When a schedule fires, as EventBridge writes it: `rate(5 minutes)` or `cron(0 8 * * ? *)`.
public sealed interface ScheduleExpression permits Rate, Cron {

    /// The first time after `after`; none where there is no further one.
    Optional<Instant> next(Instant after);

    /// @param zone the time zone that a cron expression is meant in
    /// @throws IllegalArgumentException that says what EventBridge would refuse, or what is not played here
    static ScheduleExpression parse(String text, ZoneId zone) {
        if (text.startsWith("rate(") && text.endsWith(")")) {
            return Rate.parse(inside(text));
        }
        if (text.startsWith("cron(") && text.endsWith(")")) {
            return Cron.parse(inside(text), zone);
        }
        throw new IllegalArgumentException("must be rate(…) or cron(…), not " + text);
    }

    private static String inside(String text) {
        return text.substring("rate(".length(), text.length() - 1);
    }
}
