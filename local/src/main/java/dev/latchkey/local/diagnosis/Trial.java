package dev.latchkey.local.diagnosis;

import dev.latchkey.local.demo.StepMissed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Plays situations whose causes are known, and asks an agent's question in each.
///
/// Every plot comes about as often as every other, in an order that the seed decides. A town has no more than
/// [#IN_A_TOWN] of them, so that what some do to all (messages that do not arrive count against a channel)
/// stays small.
public final class Trial {

    private static final int IN_A_TOWN = 10;

    private final Path root;
    private final long seed;
    private final List<Plot> plots;

    /// @param root the repository's folder
    public Trial(Path root, long seed, int situations) {
        this(root, seed, inTurn(new Random(seed), situations));
    }

    Trial(Path root, long seed, List<Plot> plots) {
        this.root = root;
        this.seed = seed;
        this.plots = List.copyOf(plots);
    }

    private static List<Plot> inTurn(Random chance, int situations) {
        var all = new ArrayList<Plot>();
        while (all.size() < situations) {
            var turn = new ArrayList<>(Plots.ALL);
            Collections.shuffle(turn, chance);
            all.addAll(turn);
        }
        return all.subList(0, situations);
    }

    /// @param progress hears of each town that is done
    public Tally play(Consumer<Tally> progress) throws IOException, InterruptedException {
        var played = new ArrayList<Played>();
        for (int from = 0; from < plots.size(); from += IN_A_TOWN) {
            var town = playTown(from, Math.min(from + IN_A_TOWN, plots.size()));
            played.addAll(town);
            progress.accept(new Tally(town));
        }
        return new Tally(played);
    }

    /// Plays one of them again, in a town of its own.
    ///
    /// @param number from 0
    public Tally replay(int number) throws IOException, InterruptedException {
        return new Tally(playTown(number, number + 1));
    }

    private List<Played> playTown(int from, int to) throws IOException, InterruptedException {
        var played = new ArrayList<Played>();
        try (var town = Town.start(root)) {
            for (int number = from; number < to; number++) {
                played.add(play(town, number));
            }
        }
        return played;
    }

    private Played play(Town town, int number) throws IOException, InterruptedException {
        var plot = plots.get(number);
        var scene = new Scene(town, new Random(seed * 1_000_003 + number));
        try {
            plot.script().plays(scene);
            return Played.told(number, plot, scene.asks("diagnose"));
        } catch (StepMissed missed) {
            return Played.missed(number, plot, missed.getMessage());
        } finally {
            scene.ends();
        }
    }
}
