package dev.latchkey.local.simulation;

import dev.latchkey.local.Root;
import dev.latchkey.local.diagnosis.Tally;
import dev.latchkey.local.diagnosis.Trial;
import dev.latchkey.local.simulation.judge.Sighting;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `simulate`: plays thousands of deliveries with everything that goes wrong on the way.
///
/// Exit status: 0 where every promise was kept, 1 where one was broken, or the diagnosis is wrong too often.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Plays thousands of deliveries in virtual time, with faults, and judges what came of them.")
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--deliveries", defaultValue = "1000", description = "how many (1000)")
    private int deliveries;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same run (1)")
    private long seed;

    @Option(
            names = "--only",
            paramLabel = "NUMBER",
            description = "play that delivery's world, and tell its story; with --diagnose, play that situation")
    private Integer only;

    @Option(
            names = "--diagnose",
            description = "plant causes for a missing code instead, and count what support is told")
    private boolean diagnose;

    @Option(names = "--situations", defaultValue = "240", description = "how many, with --diagnose (240)")
    private int situations;

    @Override
    public Integer call() throws InterruptedException, IOException {
        check();
        if (diagnose) {
            return diagnose(spec.commandLine().getOut());
        }
        QuickSignatures.install();
        var out = spec.commandLine().getOut();
        var simulation = new Simulation(Root.find(), seed, deliveries, Sabotage.NONE);
        return only == null ? playAll(simulation, out) : playOne(simulation, out);
    }

    private void check() {
        if (deliveries < 1) {
            throw new ParameterException(spec.commandLine(), "--deliveries must be at least 1");
        }
        if (situations < 1) {
            throw new ParameterException(spec.commandLine(), "--situations must be at least 1");
        }
        int all = diagnose ? situations : deliveries;
        if (only != null && (only < 0 || only >= all)) {
            throw new ParameterException(spec.commandLine(), "--only must be from 0 to " + (all - 1));
        }
    }

    private int diagnose(PrintWriter out) throws IOException, InterruptedException {
        var trial = new Trial(Root.find(), seed, situations);
        var tally = only == null ? playSituations(trial, out) : trial.replay(only);
        tally.print(out);
        out.flush();
        return tally.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Tally playSituations(Trial trial, PrintWriter out) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var done = new AtomicInteger();
        var tally = trial.play(town -> {
            out.println(done.addAndGet(town.size()) + " of " + situations + " situations");
            town.printWrong(out);
        });
        out.println();
        out.println(situations + " situations in "
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s; seed " + seed);
        return tally;
    }

    private int playAll(Simulation simulation, PrintWriter out) throws InterruptedException {
        var done = new AtomicInteger();
        long began = System.nanoTime();
        var worlds = simulation.play(world -> {
            int sum = done.addAndGet(world.deliveries());
            out.println(sum + " of " + deliveries + " deliveries, "
                    + world.findings().size() + " broken promises in the last " + world.deliveries());
            out.flush();
        });
        var report = new Report(seed, deliveries, worlds, Duration.ofNanos(System.nanoTime() - began));
        out.println();
        report.print(out);
        return report.findings().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int playOne(Simulation simulation, PrintWriter out) throws InterruptedException {
        var sightings = new ArrayList<Sighting>();
        var world = simulation.replay(only, sightings);
        sightings.forEach(out::println);
        var findings = world.findings().stream()
                .filter(finding -> finding.delivery().filter(only::equals).isPresent())
                .toList();
        findings.forEach(finding -> out.println(finding.violation()));
        out.flush();
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
