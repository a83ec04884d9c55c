package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.Decision;
import dev.latchkey.locker.Decision.Granted;
import dev.latchkey.locker.Decision.Refused;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.LockerLink;
import java.util.Locale;
import java.util.Optional;
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
    public void publishCommand(String lockerId, IssuedCommand command) {
        publish(
                "lockers/" + lockerId + "/commands",
                JsonText.bytes(fields(command).map()),
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

    static JsonFields fields(IssuedCommand command) {
        return fields(command.command())
                .and("commandId", command.commandId())
                .and("issuedAt", command.issuedAt())
                .and("expiresAt", command.expiresAt());
    }

    static JsonFields fields(Command command) {
        return switch (command) {
            case Command.Open open -> JsonFields.of("type", "open").and("compartment", open.compartment());
            case Command.Diagnose diagnose ->
                JsonFields.of("type", "diagnose")
                        .and("compartment", Optional.of(diagnose.compartment()).filter(number -> number > 0));
            case Command.Reboot ignored -> JsonFields.of("type", "reboot");
            case Command.DisableCompartment disable ->
                JsonFields.of("type", "disableCompartment").and("compartment", disable.compartment());
            case Command.EnableCompartment enable ->
                JsonFields.of("type", "enableCompartment").and("compartment", enable.compartment());
            case Command.DisableInput disable ->
                JsonFields.of("type", "disableInput").and("input", name(disable.input()));
            case Command.EnableInput enable ->
                JsonFields.of("type", "enableInput").and("input", name(enable.input()));
        };
    }

    private static String name(Command.Input input) {
        return input.name().toLowerCase(Locale.ROOT);
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
