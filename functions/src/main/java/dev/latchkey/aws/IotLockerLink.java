package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Decision;
import dev.latchkey.locker.Decision.Granted;
import dev.latchkey.locker.Decision.Refused;
import dev.latchkey.locker.LockerLink;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/// Publishes to lockers through AWS IoT Core's data plane, QoS 1.
public final class IotLockerLink implements LockerLink {

    private final IotDataPlaneClient client;
    private final String errorTopic;

    public IotLockerLink(IotDataPlaneClient client, String errorTopic) {
        this.client = client;
        this.errorTopic = errorTopic;
    }

    @Override
    public void publishManifest(String lockerId, byte[] signedManifest) {
        publish("lockers/" + lockerId + "/manifest", signedManifest, true);
    }

    @Override
    public void publishDecision(String lockerId, Decision decision) {
        publish(
                "lockers/" + lockerId + "/decisions",
                JsonText.bytes(fields(decision).map()),
                false);
    }

    @Override
    public void reject(String lockerId, String reason) {
        var message = JsonFields.of("lockerId", lockerId).and("reason", reason);
        publish(errorTopic, JsonText.bytes(message.map()), false);
    }

    private void publish(String topic, byte[] payload, boolean retain) {
        client.publish(
                request -> request.topic(topic).qos(1).retain(retain).payload(SdkBytes.fromByteArrayUnsafe(payload)));
    }

    static JsonFields fields(Decision decision) {
        var fields = JsonFields.of("requestId", decision.requestId());
        return switch (decision) {
            case Granted granted ->
                fields.and("decision", "granted")
                        .and("deliveryId", granted.deliveryId())
                        .and("compartment", granted.compartment())
                        .and("codeVersion", granted.codeVersion())
                        .and("expiresAt", granted.expiresAt());
            case Refused refused -> fields.and("decision", "refused").and("reason", refused.reason());
        };
    }
}
