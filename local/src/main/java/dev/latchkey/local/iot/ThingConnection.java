package dev.latchkey.local.iot;

/// Who asks: what a policy's variables stand for.
///
/// @param clientId the MQTT client id
/// @param thingName the thing that the client's certificate is attached to, where it equals the client id; null
///     otherwise, as AWS IoT resolves the thing's variables for a matching client id only
record ThingConnection(String clientId, String thingName) {

    static ThingConnection of(String clientId, String certificateName) {
        return new ThingConnection(clientId, clientId.equals(certificateName) ? certificateName : null);
    }

    /// Whether the certificate is attached to the thing that the client id names.
    boolean isAttached() {
        return thingName != null;
    }
}
