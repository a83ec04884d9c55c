package dev.latchkey.digest;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.digest.Digest.LaneFigures;
import dev.latchkey.digest.Digest.LockerFigures;
import dev.latchkey.digest.Digest.Took;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A digest as people read it in an e-mail.
final class DigestText {

    private static final int MOST_LOCKERS = 20;

    private DigestText() {}

    static String of(Digest digest) {
        return """
            Latchkey on %s (UTC)

            Reports of people without a code: %d
            %s
            From the confirmed deposit to the code's first receipt: %s
            From the confirmed deposit to the pickup: %s
            Recipients whom no message reached: %d

            Messages
            %s
            Lockers with faults: %d
            %s
            Incidents
            %s\
            """.formatted(
                digest.day(),
                digest.reports().values().stream().mapToLong(Long::longValue).sum(),
                lines(Stream.of(Cause.values())
                        .filter(cause -> digest.reports().getOrDefault(cause, 0L) > 0)
                        .map(cause -> cause + ": " + digest.reports().get(cause))
                        .toList()),
                took(digest.reached()),
                took(digest.collected()),
                digest.unreachable(),
                lines(digest.lanes().stream().map(DigestText::line).toList()),
                digest.lockers().size(),
                lines(digest.lockers().stream()
                        .limit(MOST_LOCKERS)
                        .map(DigestText::line)
                        .toList()),
                lines(digest.incidents()));
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty()
                ? "  none\n"
                : lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static String took(Took took) {
        return took.half()
                .map(half -> "%d, half of them within %s, 95 %% within %s"
                        .formatted(took.count(), words(half), words(took.most().orElseThrow())))
                .orElse("none");
    }

    private static String line(LaneFigures figures) {
        return "%s in %s: %d sent, %d received"
                .formatted(figures.lane().channel(), figures.lane().country(), figures.sent(), figures.received());
    }

    private static String line(LockerFigures figures) {
        return figures.lockerId() + ": " + words(figures.faulty());
    }

    /// In two units at most.
    private static String words(Duration duration) {
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
