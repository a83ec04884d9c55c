package dev.latchkey.device.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the cloud tells a locker to do, `command-*.json`.
public sealed interface Command {

    UUID commandId();

    /// A command that can be carried out, as long as it has not expired.
    sealed interface Usable extends Command {
        Instant expiresAt();
    }

    record Open(UUID commandId, int compartment, Instant issuedAt, Instant expiresAt) implements Usable {}

    /// @param compartment the one that the question is about, or the whole locker
    record Diagnose(UUID commandId, Optional<Integer> compartment, Instant expiresAt) implements Usable {}

    record Reboot(UUID commandId, Instant expiresAt) implements Usable {}

    record DisableCompartment(UUID commandId, int compartment, Instant expiresAt) implements Usable {}

    record EnableCompartment(UUID commandId, int compartment, Instant expiresAt) implements Usable {}

    record DisableInput(UUID commandId, Input input, Instant expiresAt) implements Usable {}

    record EnableInput(UUID commandId, Input input, Instant expiresAt) implements Usable {}

    /// A command of a type that this locker does not know, or with a field that is wrong: it is answered, not
    /// obeyed.
    record Unusable(UUID commandId, String problem) implements Command {}

    /// @throws MalformedMessage where there is not even a `commandId` to answer to
    static Command parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        UUID commandId = fields.uuid("commandId");
        try {
            return usable(commandId, fields);
        } catch (MalformedMessage e) {
            return new Unusable(commandId, e.getMessage());
        }
    }

    private static Usable usable(UUID commandId, JsonFields fields) throws MalformedMessage {
        Instant issuedAt = fields.instant("issuedAt");
        Instant expiresAt = fields.instant("expiresAt");
        return switch (fields.text("type")) {
            case "open" -> new Open(commandId, fields.ordinal("compartment"), issuedAt, expiresAt);
            case "diagnose" -> new Diagnose(commandId, fields.optionalOrdinal("compartment"), expiresAt);
            case "reboot" -> new Reboot(commandId, expiresAt);
            case "disableCompartment" -> new DisableCompartment(commandId, fields.ordinal("compartment"), expiresAt);
            case "enableCompartment" -> new EnableCompartment(commandId, fields.ordinal("compartment"), expiresAt);
            case "disableInput" -> new DisableInput(commandId, input(fields), expiresAt);
            case "enableInput" -> new EnableInput(commandId, input(fields), expiresAt);
            default -> throw fields.wrong("type", "is not a command that this locker knows");
        };
    }

    private static Input input(JsonFields fields) throws MalformedMessage {
        return WireName.read(Input.class, fields, "input");
    }
}
