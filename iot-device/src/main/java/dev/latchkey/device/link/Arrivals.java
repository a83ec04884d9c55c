package dev.latchkey.device.link;

import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.MalformedMessage;

/// Reads what arrives on a topic and hands it to the listener. One that cannot be read is reported, and disturbs
/// nothing.
public final class Arrivals {

    private final LockerTopics topics;
    private final CloudLink.Listener listener;

    public Arrivals(LockerTopics topics, CloudLink.Listener listener) {
        this.topics = topics;
        this.listener = listener;
    }

    public void arrived(String topic, byte[] payload) {
        try {
            deliver(topic, payload);
        } catch (MalformedMessage e) {
            listener.malformedReceived(topic, e);
        }
    }

    private void deliver(String topic, byte[] payload) throws MalformedMessage {
        if (topic.equals(topics.manifest())) {
            listener.manifestReceived(payload);
        } else if (topic.equals(topics.decisions())) {
            listener.decisionReceived(Decision.parse(payload));
        } else if (topic.equals(topics.commands())) {
            listener.commandReceived(Command.parse(payload));
        } else if (topic.equals(topics.time())) {
            listener.timeReceived(BrokerTime.parse(payload));
        } else {
            throw new MalformedMessage("topic", "is not one that this locker subscribed to");
        }
    }
}
