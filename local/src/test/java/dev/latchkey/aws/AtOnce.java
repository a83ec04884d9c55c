package dev.latchkey.aws;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Sixteen threads that start at the same moment.
final class AtOnce {

    static final int THREADS = 16;

    private AtOnce() {}

    /// @return what each thread gave, in the threads' order
    static <T> List<T> run(IntFunction<T> work) throws Exception {
        var start = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var tasks = IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.await();
                        return work.apply(i);
                    })
                    .toList();
            return threads.invokeAll(tasks).stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("One of the threads failed", e.getCause());
        }
    }
}
