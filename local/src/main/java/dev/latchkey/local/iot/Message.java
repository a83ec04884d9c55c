package dev.latchkey.local.iot;

/// An MQTT message that the broker has taken.
///
/// @param topic such as `lockers/locker-1/events`
/// @param payload raw; not printed, since it may hold what no log may show
/// @param clientId who published it; null where it did not come over MQTT
public record Message(String topic, byte[] payload, String clientId) {

    @Override
    public String toString() {
        return "Message[topic=" + topic + ", payload=" + payload.length + " bytes, clientId=" + clientId + "]";
    }
}
