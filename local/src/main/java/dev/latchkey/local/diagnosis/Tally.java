package dev.latchkey.local.diagnosis;

import dev.latchkey.diagnosis.Cause;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How often the diagnosis was right, and where it was not.
public record Tally(List<Played> played) {

    /// Percent of single causes that have to be found, and of pairs whose first has to come first.
    private static final int SINGLES_AIM = 99;

    private static final int PAIRS_AIM = 95;

    public Tally {
        played = List.copyOf(played);
    }

    List<Played> wrong() {
        return played.stream()
                .filter(one -> !one.isFirstRight() || !one.isComplete())
                .toList();
    }

    public int size() {
        return played.size();
    }

    /// Whether it is as good as it should be.
    public boolean isGood() {
        return percent(singles(), Played::isFirstRight) >= SINGLES_AIM
                && percent(pairs(), Played::isFirstRight) >= PAIRS_AIM;
    }

    private List<Played> singles() {
        return played.stream().filter(one -> !one.plot().isPair()).toList();
    }

    private List<Played> pairs() {
        return played.stream().filter(one -> one.plot().isPair()).toList();
    }

    private static double percent(List<Played> of, Predicate<Played> right) {
        return of.isEmpty() ? 100 : 100.0 * of.stream().filter(right).count() / of.size();
    }

    public void print(PrintWriter out) {
        matrix(out);
        out.println();
        line(out, "single causes found        ", singles(), Played::isFirstRight);
        line(out, "pairs, first one first     ", pairs(), Played::isFirstRight);
        line(out, "pairs, both of them named  ", pairs(), Played::isComplete);
        out.println();
        printWrong(out);
    }

    /// The wrong ones only.
    public void printWrong(PrintWriter out) {
        wrong().forEach(one -> out.printf(
                Locale.ROOT,
                "wrong: %d, %s: planted %s, told %s%n",
                one.number(),
                one.plot(),
                one.plot().causes(),
                one.words()));
        out.flush();
    }

    private static void line(PrintWriter out, String what, List<Played> of, Predicate<Played> right) {
        out.printf(
                Locale.ROOT,
                "%s %4d of %4d  %5.1f %%%n",
                what,
                of.stream().filter(right).count(),
                of.size(),
                percent(of, right));
    }

    /// What was planted, by what was told first; of pairs, the one that has to come first.
    private void matrix(PrintWriter out) {
        out.printf("%-20s %s%n", "planted", columns(Tally::shortName));
        for (var planted : Cause.values()) {
            out.printf(
                    "%-20s %s%n",
                    planted, columns(told -> String.valueOf(count(planted, Optional.of(told)))) + none(planted));
        }
    }

    private String none(Cause planted) {
        long none = count(planted, Optional.empty());
        return none == 0 ? "" : "  nothing: " + none;
    }

    private long count(Cause planted, Optional<Cause> told) {
        return played.stream()
                .filter(one -> one.plot().first() == planted && one.found().equals(told))
                .count();
    }

    private static String columns(Function<Cause, String> text) {
        return Arrays.stream(Cause.values())
                .map(cause -> "%9s".formatted(text.apply(cause)))
                .collect(Collectors.joining());
    }

    private static String shortName(Cause cause) {
        return cause.name().substring(0, Math.min(8, cause.name().length()));
    }
}
