package dev.latchkey.device;

import dev.latchkey.device.journal.CommandLog;
import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.message.Ack;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// Answers what came down, again and again until the broker has the answer: at every connection, and half a
/// minute after a failure. Command results survive a restart; a manifest is acknowledged anew when it comes anew,
/// which the retained one does at every connection.
final class Acknowledge {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CommandLog commands;
    private final CloudLink link;
    private final Surroundings surroundings;
    private final Executor turns;
    private Optional<Ack.ManifestApplied> manifest = Optional.empty();
    private boolean willRepeat;

    Acknowledge(CommandLog commands, CloudLink link, Surroundings surroundings, Executor turns) {
        this.commands = commands;
        this.link = link;
        this.surroundings = surroundings;
        this.turns = turns;
    }

    void manifestApplied(long version) {
        manifest = Optional.of(new Ack.ManifestApplied(version, surroundings.now()));
        manifest.ifPresent(this::send);
    }

    private void send(Ack.ManifestApplied ack) {
        send(ack, () -> manifest = manifest.filter(latest -> !latest.equals(ack)));
    }

    /// Completes when the result was sent, or could not be.
    CompletionStage<Void> commandEnded(Ack.CommandResult result) {
        return send(result, () -> commands.acknowledged(result));
    }

    private CompletionStage<Void> send(Ack ack, Runnable acknowledged) {
        return link.send(ack)
                .whenComplete((_, failure) -> turns.execute(failure == null ? acknowledged : this::repeatLater));
    }

    private void repeatLater() {
        if (!willRepeat) {
            willRepeat = true;
            surroundings.timers().after(PAUSE, () -> turns.execute(this::repeat));
        }
    }

    private void repeat() {
        willRepeat = false;
        sendAll();
    }

    /// Sends every answer that the broker may not have.
    void sendAll() {
        manifest.ifPresent(this::send);
        commands.unacknowledged().forEach(this::commandEnded);
    }
}
