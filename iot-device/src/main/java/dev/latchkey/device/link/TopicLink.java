package dev.latchkey.device.link;

import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.ClockRequest;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.Validation;
import java.util.concurrent.CompletionStage;

/// A connection to a broker: each kind of message goes up on a topic of its own. [Arrivals] is the way down.
public abstract class TopicLink implements CloudLink {

    protected final LockerTopics topics;

    protected TopicLink(LockerTopics topics) {
        this.topics = topics;
    }

    /// Completes when the broker has acknowledged the message, or exceptionally.
    protected abstract CompletionStage<Void> publish(String topic, byte[] payload);

    @Override
    public final CompletionStage<Void> send(LockerEvent event) {
        return publish(topics.events(), event.toJson());
    }

    @Override
    public final CompletionStage<Void> send(Validation validation) {
        return publish(topics.validations(), validation.toJson());
    }

    @Override
    public final CompletionStage<Void> send(Ack ack) {
        return publish(topics.acks(), ack.toJson());
    }

    @Override
    public final CompletionStage<Void> send(ClockRequest request) {
        return publish(topics.clock(), request.toJson());
    }
}
