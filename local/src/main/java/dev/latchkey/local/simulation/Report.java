package dev.latchkey.local.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a run gives its reader: faults, outcomes, broken promises, and how fast it went.
record Report(long seed, int deliveries, List<WorldResult> worlds, Duration took) {

    private static final int MOST_SHOWN = 20;

    Report {
        worlds = List.copyOf(worlds);
    }

    List<WorldResult.Finding> findings() {
        return worlds.stream().flatMap(world -> world.findings().stream()).toList();
    }

    FaultCounts faults() {
        var all = new FaultCounts();
        worlds.forEach(world -> all.add(world.faults()));
        return all;
    }

    Map<String, Integer> outcomes() {
        var all = new TreeMap<String, Integer>();
        worlds.forEach(world -> world.outcomes().forEach((outcome, count) -> all.merge(outcome, count, Integer::sum)));
        return all;
    }

    /// Of everything that was seen in all worlds.
    long fingerprint() {
        return worlds.stream().mapToLong(WorldResult::fingerprint).reduce(1, (all, one) -> all * 1_000_003 + one);
    }

    double deliveriesPerSecond() {
        return deliveries * 1_000.0 / Math.max(1, took.toMillis());
    }

    private double transitionsPerDelivery() {
        return worlds.stream().mapToLong(WorldResult::transitions).sum() / (double) deliveries;
    }

    void print(PrintWriter out) {
        printFaults(out);
        out.println();
        outcomes().forEach((outcome, count) -> line(out, "%-12s %6d", outcome, count));
        out.println();
        printFindings(out);
        line(
                out,
                "%d deliveries in %.1f s: %.0f a second; %.1f transitions each; seed %d, fingerprint %016x",
                deliveries,
                took.toMillis() / 1_000.0,
                deliveriesPerSecond(),
                transitionsPerDelivery(),
                seed,
                fingerprint());
        out.flush();
    }

    private void printFaults(PrintWriter out) {
        var counts = faults();
        line(out, "%-62s %8s %8s", "fault", "injected", "effects");
        for (var fault : Fault.values()) {
            line(out, "%-62s %8d %8d", fault.words(), counts.injections(fault), counts.effects(fault));
        }
    }

    private void printFindings(PrintWriter out) {
        var findings = findings();
        line(out, "%d broken promises", findings.size());
        findings.stream().limit(MOST_SHOWN).forEach(finding -> printFinding(out, finding));
        if (findings.size() > MOST_SHOWN) {
            line(out, "  and %d more", findings.size() - MOST_SHOWN);
        }
    }

    private void printFinding(PrintWriter out, WorldResult.Finding finding) {
        var violation = finding.violation();
        line(out, "  %s %s at %s: %s", violation.rule(), violation.subject(), violation.at(), violation.detail());
        finding.delivery()
                .ifPresent(number -> line(
                        out, "    ./latchkey simulate --deliveries %d --seed %d --only %d", deliveries, seed, number));
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
