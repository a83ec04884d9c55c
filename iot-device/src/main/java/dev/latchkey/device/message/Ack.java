package dev.latchkey.device.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a locker answers to what came down, `ack-*.json`.
public sealed interface Ack {

    Instant occurredAt();

    byte[] toJson();

    record ManifestApplied(long version, Instant occurredAt) implements Ack {
        @Override
        public byte[] toJson() {
            return new JsonObject()
                    .with("type", "manifestApplied")
                    .with("version", version)
                    .with("occurredAt", occurredAt)
                    .toBytes();
        }
    }

    /// @param detail a sentence for a person, such as `compartment 7 opened`
    /// @param report how the locker is, where that was asked
    record CommandResult(
            UUID commandId, CommandOutcome outcome, String detail, Optional<HealthReport> report, Instant occurredAt)
            implements Ack {
        public CommandResult(UUID commandId, CommandOutcome outcome, String detail, Instant occurredAt) {
            this(commandId, outcome, detail, Optional.empty(), occurredAt);
        }

        @Override
        public byte[] toJson() {
            return new JsonObject()
                    .with("type", "commandResult")
                    .with("commandId", commandId)
                    .with("outcome", outcome)
                    .with("detail", detail)
                    .with("report", report.map(it -> it.write(new JsonObject()).toMap()))
                    .with("occurredAt", occurredAt)
                    .toBytes();
        }
    }

    static Ack parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        Instant occurredAt = fields.instant("occurredAt");
        return switch (fields.text("type")) {
            case "manifestApplied" -> new ManifestApplied(fields.number("version", 1), occurredAt);
            case "commandResult" ->
                new CommandResult(
                        fields.uuid("commandId"),
                        WireName.read(CommandOutcome.class, fields, "outcome"),
                        fields.text("detail"),
                        fields.optional("report", (it, field) -> HealthReport.read(it.nested(field))),
                        occurredAt);
            default -> throw fields.wrong("type", "must be manifestApplied or commandResult");
        };
    }
}
