package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.judge.Sighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Plays many deliveries, in worlds of some hundreds that know nothing of each other: so two of them can run at
/// once, and one that failed can be played again alone.
///
/// @param root of the repository
/// @param bug stands around the ports; does nothing unless the judge itself is being tested
final class Simulation {

    /// So many share lockers, people and providers. More in one world would fill more memory, fewer would meet less.
    static final int WORLD = 250;

    private final Blueprint blueprint;
    private final long seed;
    private final int deliveries;
    private final Sabotage bug;

    Simulation(Path root, long seed, int deliveries, Sabotage bug) {
        this.blueprint = Blueprint.in(root);
        this.seed = seed;
        this.deliveries = deliveries;
        this.bug = bug;
    }

    /// @param progress is told of each world when it is over
    /// @return all worlds' results, in the order of the worlds
    List<WorldResult> play(Consumer<WorldResult> progress) throws InterruptedException {
        var worlds =
                IntStream.range(0, (deliveries + WORLD - 1) / WORLD).boxed().toList();
        var results = new WorldResult[worlds.size()];
        int atOnce = Runtime.getRuntime().availableProcessors();
        try (var threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var running = new ExecutorCompletionService<Integer>(threads);
            worlds.forEach(index -> running.submit(numbered(index, results)));
            for (int i = 0; i < worlds.size(); i++) {
                progress.accept(results[result(running.take())]);
            }
        }
        return List.of(results);
    }

    private Callable<Integer> numbered(int index, WorldResult[] results) {
        return () -> {
            results[index] = world(index, sighting -> {}).play();
            return index;
        };
    }

    /// Plays one delivery's world again.
    ///
    /// @param sightings is filled with what was seen of the delivery, and of its locker
    WorldResult replay(int delivery, List<Sighting> sightings) throws InterruptedException {
        var all = new ArrayList<Sighting>();
        var world = world(delivery / WORLD, all::add);
        var result = onVirtualThread(world::play);
        var about = world.deliveryId(delivery);
        var where = world.lockerId(delivery);
        all.stream()
                .filter(sighting -> sighting.delivery().filter(about::equals).isPresent()
                        || sighting.locker().filter(where::equals).isPresent())
                .forEach(sightings::add);
        return result;
    }

    private static WorldResult onVirtualThread(Callable<WorldResult> play) throws InterruptedException {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return result(thread.submit(play));
        }
    }

    private World world(int index, Consumer<Sighting> listener) {
        int first = index * WORLD;
        return new World(
                new World.Plan(seed, index, first, Math.min(WORLD, deliveries - first), bug), blueprint, listener);
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A world broke", e.getCause());
        }
    }
}
