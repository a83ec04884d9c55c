package dev.latchkey.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// For people: one line a step with seconds since the beginning, who, and what. A message is shown as the phone
/// shows it, code and all.
final class TextNarration implements Narration {

    private final PrintWriter out;

    TextNarration(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Moment moment, String actor, String step, String text, Map<String, ?> facts) {
        say("%6.2f s  %-10s %s".formatted(seconds(moment.elapsed()), actor, text));
    }

    @Override
    public void show(Moment moment, Message message) {
        var title = message.title().map(it -> " \"" + it + "\"").orElse("");
        var text = message.text().replaceAll("\\R+", "\n" + " ".repeat(24));
        tell(moment, "phone", "message", "shows " + message.channel() + title + ":", Map.of());
        say(" ".repeat(24) + text);
    }

    @Override
    public void end(Ending ending) {
        say("");
        var figures = ending.figures();
        figures.depositToPhone()
                .ifPresent(it -> figure("deposit message to phone", "%.0f ms", millis(it), "under 1 s"));
        figures.keypadToDoor().ifPresent(it -> figure("keypad to door release", "%.1f ms", millis(it), "under 5 ms"));
        figures.transitions().ifPresent(it -> figure("billed state transitions", "%d", it, "25 at most"));
        figure("local system ready in", "%.1f s", seconds(figures.ready()), "8 s at most");
        figures.residentKilobytes().ifPresent(it -> figure("resident memory", "%d MB", it / 1024, "under 900 MB"));
        say("");
        say(ending.state());
    }

    private void figure(String what, String format, Object value, String aim) {
        say("  %-26s %8s   (aim: %s)".formatted(what, String.format(Locale.ROOT, format, value), aim));
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
