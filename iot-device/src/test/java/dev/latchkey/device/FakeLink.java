package dev.latchkey.device;

import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.ClockRequest;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.Validation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The broker, by hand: it acknowledges what it gets at once, unless told to keep still.
final class FakeLink implements CloudLink {

    final List<LockerEvent> events = new ArrayList<>();
    final List<Validation> validations = new ArrayList<>();
    final List<Ack> acks = new ArrayList<>();
    Listener listener;
    boolean connected;
    boolean silent;
    boolean tellsTime = true;
    final List<ClockRequest> clockRequests = new ArrayList<>();
    private final Clock clock;
    private final List<CompletableFuture<Void>> unanswered = new ArrayList<>();

    /// A broker by this machine's time.
    FakeLink() {
        this(Clock.systemUTC());
    }

    /// @param clock what the broker goes by
    FakeLink(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void start(Listener listener) {
        this.listener = listener;
    }

    void connect() {
        connected = true;
        listener.linkChanged(new LinkState.Connected());
    }

    void disconnect() {
        connected = false;
        listener.linkChanged(new LinkState.Disconnected("the cable was pulled"));
        failUnanswered();
    }

    void failUnanswered() {
        List<CompletableFuture<Void>> failing = List.copyOf(unanswered);
        unanswered.clear();
        failing.forEach(message -> message.completeExceptionally(new IllegalStateException("not acknowledged")));
    }

    void answerAll() {
        silent = false;
        List<CompletableFuture<Void>> answered = List.copyOf(unanswered);
        unanswered.clear();
        answered.forEach(message -> message.complete(null));
    }

    /// What the events tell, without the reports of health that every connection begins with.
    List<Happening> happenings() {
        return events.stream()
                .map(LockerEvent::happening)
                .filter(happening -> !(happening instanceof Happening.Health))
                .toList();
    }

    @Override
    public CompletionStage<Void> send(LockerEvent event) {
        return send(events, event);
    }

    @Override
    public CompletionStage<Void> send(Validation validation) {
        return send(validations, validation);
    }

    @Override
    public CompletionStage<Void> send(Ack ack) {
        return send(acks, ack);
    }

    @Override
    public CompletionStage<Void> send(ClockRequest request) {
        CompletionStage<Void> sent = send(clockRequests, request);
        if (connected && tellsTime) {
            listener.timeReceived(new BrokerTime(request.requestId(), clock.instant()));
        }
        return sent;
    }

    private <T> CompletionStage<Void> send(List<T> received, T message) {
        if (!connected) {
            return CompletableFuture.failedStage(new IllegalStateException("not connected"));
        }
        received.add(message);
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        unanswered.add(acknowledged);
        if (!silent) {
            answerAll();
        }
        return acknowledged;
    }

    @Override
    public void close() {
        connected = false;
    }
}
