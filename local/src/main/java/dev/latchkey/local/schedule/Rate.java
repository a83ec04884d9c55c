package dev.latchkey.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Fires again and again after the same time. EventBridge's days have 24 hours.
record Rate(Duration every) implements ScheduleExpression {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8}) (minute|hour|day)(s?)");

    /// @param text such as `5 minutes`; EventBridge wants the singular for 1, and for 1 alone
    static Rate parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()
                || matcher.group(1).equals("1") != matcher.group(3).isEmpty()) {
            throw new IllegalArgumentException(
                    "rate(" + text + ") must be such as rate(1 minute), rate(5 hours) or rate(2 days)");
        }
        long count = Long.parseLong(matcher.group(1));
        return new Rate(
                switch (matcher.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    @Override
    public Optional<Instant> next(Instant after) {
        return Optional.of(after.plus(every));
    }
}
