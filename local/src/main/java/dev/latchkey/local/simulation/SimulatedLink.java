package dev.latchkey.local.simulation;

import dev.latchkey.device.link.Arrivals;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.link.TopicLink;
import dev.latchkey.local.iot.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// A controller's connection over the simulation's network, for as long as its power lasts.
final class SimulatedLink extends TopicLink {

    private static final double ACKNOWLEDGEMENT_LOST = 0.005;
    private static final Duration NOT_ACKNOWLEDGED = Duration.ofSeconds(10);

    private final Surface surface;
    private final Consumer<Message> broker;
    private final Consumer<Runnable> power;
    private final Set<CompletableFuture<Void>> unanswered = new LinkedHashSet<>();
    private Listener listener;
    private Arrivals arrivals;
    private boolean isConnected;

    /// @param power runs what the network sets off, as long as there is power
    SimulatedLink(LockerTopics topics, Surface surface, Consumer<Message> broker, Consumer<Runnable> power) {
        super(topics);
        this.surface = surface;
        this.broker = broker;
        this.power = power;
    }

    @Override
    public void start(Listener listener) {
        this.listener = listener;
        this.arrivals = new Arrivals(topics, listener);
    }

    boolean isConnected() {
        return isConnected;
    }

    void connected() {
        isConnected = true;
        listener.linkChanged(new LinkState.Connected());
    }

    /// What is on its way does not arrive.
    void disconnected() {
        isConnected = false;
        listener.linkChanged(new LinkState.Disconnected("the network is gone"));
        var failing = List.copyOf(unanswered);
        unanswered.clear();
        failing.forEach(message -> message.completeExceptionally(new IOException("the network is gone")));
    }

    void arrived(String topic, byte[] payload) {
        arrivals.arrived(topic, payload);
    }

    @Override
    protected CompletionStage<Void> publish(String topic, byte[] payload) {
        if (!isConnected) {
            return CompletableFuture.failedStage(new IOException("not connected"));
        }
        var answer = new CompletableFuture<Void>();
        unanswered.add(answer);
        surface.after(
                surface.chance().between(Duration.ofMillis(50), Duration.ofMillis(400)),
                () -> arrive(topic, payload, answer));
        return answer;
    }

    private void arrive(String topic, byte[] payload, CompletableFuture<Void> answer) {
        if (!unanswered.contains(answer)) {
            return;
        }
        broker.accept(new Message(topic, payload, topics.lockerId()));
        if (surface.chance().of(ACKNOWLEDGEMENT_LOST)) {
            surface.faults().struck(Fault.ACKNOWLEDGEMENT_LOST);
            surface.after(NOT_ACKNOWLEDGED, () -> power.accept(() -> fail(answer)));
        } else {
            power.accept(() -> acknowledge(answer));
        }
    }

    private void acknowledge(CompletableFuture<Void> answer) {
        unanswered.remove(answer);
        answer.complete(null);
    }

    private void fail(CompletableFuture<Void> answer) {
        unanswered.remove(answer);
        answer.completeExceptionally(new IOException("not acknowledged"));
    }

    /// The power is gone: nothing is known of what was on its way.
    @Override
    public void close() {
        isConnected = false;
        unanswered.clear();
    }
}
