package dev.latchkey.local.iot;

/// Publishes to the broker from inside the local system, bound by no policy.
public interface Publisher {

    /// Returns when the broker has taken the message.
    ///
    /// @param topic without wildcards
    /// @param qos 0 or 1, as AWS IoT has them
    /// @param retain keeps the message for later subscribers; with an empty payload forgets the one that is
    ///     kept
    /// @throws IllegalArgumentException for a topic or a quality of service that AWS IoT does not take
    void publish(String topic, byte[] payload, int qos, boolean retain);
}
