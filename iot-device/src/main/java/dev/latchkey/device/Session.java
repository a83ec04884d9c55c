package dev.latchkey.device;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A controller that can be rebooted: closed and built anew, as a power cycle does, while its cabinet stays. A reboot
/// that fails ends it.
final class Session implements AutoCloseable {

    private static final long LAST_MESSAGES_SECONDS = 10;

    private final Function<Runnable, LockerController> controllers;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private LockerController controller;
    private boolean closed;

    /// @param controllers builds a controller, given what a reboot sets off
    Session(Function<Runnable, LockerController> controllers) {
        this.controllers = controllers;
    }

    synchronized void start() {
        controller = controllers.apply(() -> Thread.startVirtualThread(this::reboot));
        controller.start();
    }

    private synchronized void reboot() {
        if (!closed) {
            try {
                controller.close();
                start();
            } catch (RuntimeException e) {
                ended.completeExceptionally(e);
            }
        }
    }

    /// Waits until it is closed, or until a reboot fails, with what it failed with: a process without a controller is
    /// better ended and started again.
    void awaitEnd() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    synchronized Status status() {
        return controller.status();
    }

    /// Gives what is under way a few seconds to reach the cloud. What does not is sent after the next start.
    synchronized void settle() {
        controller
                .quiet()
                .completeOnTimeout(null, LAST_MESSAGES_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public synchronized void close() {
        closed = true;
        ended.complete(null);
        if (controller != null) {
            controller.close();
        }
    }
}
