package dev.latchkey.device;

import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.Validation;
import dev.latchkey.device.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Asks the cloud about a code that the locker does not know. One question at a time, two seconds each: a later
/// answer, or one to another question, is no answer.
final class AskCloud {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final CloudLink link;
    private final Surroundings surroundings;
    private final Executor turns;
    private boolean connected;
    private Optional<Question> pending = Optional.empty();

    AskCloud(CloudLink link, Surroundings surroundings, Executor turns) {
        this.link = link;
        this.surroundings = surroundings;
        this.turns = turns;
    }

    private record Question(
            UUID requestId,
            CodeDigest digest,
            Timers.Timer deadline,
            Consumer<Optional<Decision>> whenAnswered,
            CompletableFuture<Void> settled) {}

    /// @param whenAnswered hears the decision, or nothing where the cloud cannot be asked or does not answer in
    /// time
    void ask(CodeDigest digest, Consumer<Optional<Decision>> whenAnswered) {
        if (!connected) {
            whenAnswered.accept(Optional.empty());
            return;
        }
        UUID requestId = surroundings.ids().get();
        Timers.Timer deadline =
                surroundings.timers().after(DEADLINE, () -> turns.execute(() -> settle(requestId, Optional.empty())));
        pending = Optional.of(new Question(requestId, digest, deadline, whenAnswered, new CompletableFuture<>()));
        send(new Validation(requestId, surroundings.now(), digest.toBase64()));
    }

    private void send(Validation validation) {
        link.send(validation).exceptionally(_ -> {
            turns.execute(() -> settle(validation.requestId(), Optional.empty()));
            return null;
        });
    }

    void decided(Decision decision) {
        settle(decision.requestId(), Optional.of(decision));
    }

    private void settle(UUID requestId, Optional<Decision> answer) {
        Optional<Question> question = pending.filter(it -> it.requestId().equals(requestId));
        if (question.isPresent()) {
            pending = Optional.empty();
            question.get().deadline().cancel();
            question.get().whenAnswered().accept(answer);
            question.get().settled().complete(null);
        }
    }

    /// Completes when no question is open.
    CompletableFuture<Void> idle() {
        return pending.map(Question::settled).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    boolean isBusy() {
        return pending.isPresent();
    }

    boolean isAskingAbout(CodeDigest digest) {
        return pending.filter(it -> it.digest().matches(digest)).isPresent();
    }

    void connected() {
        connected = true;
    }

    void disconnected() {
        connected = false;
        pending.ifPresent(it -> settle(it.requestId(), Optional.empty()));
    }
}
