package dev.latchkey.local.iot;

/// The message that the broker keeps for a topic.
///
/// @param payload raw; not printed
/// @param qos 0 or 1
public record RetainedMessage(String topic, byte[] payload, int qos) {

    @Override
    public String toString() {
        return "RetainedMessage[topic=" + topic + ", payload=" + payload.length + " bytes, qos=" + qos + "]";
    }
}
