package dev.latchkey.device;

import dev.latchkey.device.journal.Outbox;
import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Sends what is journalled, oldest first and one at a time, so that the order holds whatever fails; removes an
/// event when the broker has acknowledged it. One that fails is tried again: at the next connection, or after a
/// pause.
final class SendEvents {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final CloudLink link;
    private final Timers timers;
    private final Executor turns;
    private final Consumer<LockerEvent> sent;
    private boolean connected;
    private boolean busy;
    private Optional<Timers.Timer> pausing = Optional.empty();
    private Duration pause = SHORTEST_PAUSE;
    private CompletableFuture<Void> drained = new CompletableFuture<>();

    SendEvents(Outbox outbox, CloudLink link, Timers timers, Executor turns, Consumer<LockerEvent> sent) {
        this.outbox = outbox;
        this.link = link;
        this.timers = timers;
        this.turns = turns;
        this.sent = sent;
    }

    void connected() {
        connected = true;
        pause = SHORTEST_PAUSE;
        pausing.ifPresent(Timers.Timer::cancel);
        pausing = Optional.empty();
        sendNext();
    }

    void disconnected() {
        connected = false;
    }

    /// Sends the oldest event, unless one is under way or was just refused.
    void sendNext() {
        if (connected && !busy && pausing.isEmpty()) {
            outbox.oldest().ifPresent(this::send);
        }
    }

    private void send(LockerEvent event) {
        busy = true;
        link.send(event).whenComplete((_, failure) -> turns.execute(() -> settled(event, failure)));
    }

    private void settled(LockerEvent event, Throwable failure) {
        busy = false;
        if (failure == null) {
            acknowledged(event);
        } else {
            sendLater();
        }
    }

    private void acknowledged(LockerEvent event) {
        outbox.remove(event);
        pause = SHORTEST_PAUSE;
        sent.accept(event);
        sendNext();
        if (outbox.isEmpty()) {
            drained.complete(null);
        }
    }

    /// Completes when the broker has acknowledged everything that is journalled.
    CompletableFuture<Void> drained() {
        if (outbox.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (drained.isDone()) {
            drained = new CompletableFuture<>();
        }
        return drained;
    }

    private void sendLater() {
        if (connected) {
            pausing = Optional.of(timers.after(pause, () -> turns.execute(this::sendAgain)));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void sendAgain() {
        pausing = Optional.empty();
        sendNext();
    }
}
