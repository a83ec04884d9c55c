package dev.latchkey.device.time;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs one task at a time, in the order in which they were given, on the thread of whoever found it idle.
///
/// What the keypad, the doors, the broker and the timers report comes from many threads and may come in the
/// middle of something else (a released door reports that it opened). Here each is a turn of its own, so the
/// controller's code needs no locks and is never re-entered; and a code that is typed while nothing else goes on
/// is handled on the keypad's own thread, without a detour. `execute` never waits for another thread.
public final class Turns implements Executor {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Consumer<RuntimeException> broken;
    private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();
    private boolean running;
    private boolean closed;

    /// @param broken hears of a task that threw; the tasks after it run all the same
    public Turns(Consumer<RuntimeException> broken) {
        this.broken = broken;
    }

    /// Runs the task now, or after those before it. After [#close] it is dropped.
    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        runAll();
    }

    /// Asks for something in a turn of its own. The answer is cancelled where [#close] comes first, so that nobody
    /// waits for ever for what was dropped.
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        unanswered.add(answer);
        answer.whenComplete((_, _) -> unanswered.remove(answer));
        execute(() -> answer.completeAsync(question, Runnable::run));
        if (isClosed()) {
            answer.cancel(false);
        }
        return answer;
    }

    /// Whatever breaks, the next task that comes finds these turns idle, and runs what was left.
    private void runAll() {
        boolean isDone = false;
        try {
            for (var task = next(); task.isPresent(); task = next()) {
                run(task.get());
            }
            isDone = true;
        } finally {
            if (!isDone) {
                stop();
            }
        }
    }

    /// One turn that breaks must not take the locker down: whoever started it is told, the rest goes on.
    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            broken.accept(e);
        }
    }

    private synchronized Optional<Runnable> next() {
        Optional<Runnable> task = Optional.ofNullable(waiting.poll());
        running = task.isPresent();
        return task;
    }

    private synchronized void stop() {
        running = false;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Drops what waits and what comes.
    public void close() {
        drop();
        unanswered.forEach(answer -> answer.cancel(false));
    }

    private synchronized void drop() {
        closed = true;
        waiting.clear();
    }
}
