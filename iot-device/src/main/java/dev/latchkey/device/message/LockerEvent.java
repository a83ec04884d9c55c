package dev.latchkey.device.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A happening as it is journalled and sent, `event-*.json`.
///
/// @param sequence counts this locker's events from 1 without gaps
public record LockerEvent(UUID eventId, long sequence, Instant occurredAt, Happening happening) {

    public byte[] toJson() {
        JsonObject json = new JsonObject()
                .with("eventId", eventId)
                .with("sequence", sequence)
                .with("occurredAt", occurredAt)
                .with("type", happening.type());
        return withDetails(json).toBytes();
    }

    private JsonObject withDetails(JsonObject json) {
        return switch (happening) {
            case Happening.Deposited it ->
                json.with("compartment", it.compartment()).with("trackingNumber", it.trackingNumber());
            case Happening.Opened it ->
                json.with("compartment", it.compartment())
                        .with("deliveryId", it.deliveryId())
                        .with("codeVersion", it.codeVersion())
                        .with("by", it.by());
            case Happening.Closed it -> json.with("compartment", it.compartment());
            case Happening.Collected it ->
                json.with("compartment", it.compartment()).with("deliveryId", it.deliveryId());
            case Happening.Refused it -> json.with("reason", it.reason()).with("by", it.by());
            case Happening.LockedOut it -> json.with("until", it.until()).with("wrongCodes", it.wrongCodes());
            case Happening.Fault it ->
                json.with("code", it.code())
                        .with("severity", it.severity())
                        .with("compartment", it.compartment())
                        .with("evidence", it.evidence());
            case Happening.FaultCleared it -> json.with("code", it.code()).with("compartment", it.compartment());
            case Happening.Health it -> it.report().write(json);
        };
    }

    public static LockerEvent parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        return new LockerEvent(
                fields.uuid("eventId"), fields.number("sequence", 1), fields.instant("occurredAt"), happening(fields));
    }

    private static Happening happening(JsonFields it) throws MalformedMessage {
        return switch (it.text("type")) {
            case "deposited" -> new Happening.Deposited(it.ordinal("compartment"), it.text("trackingNumber"));
            case "opened" -> opened(it);
            case "closed" -> new Happening.Closed(it.ordinal("compartment"));
            case "collected" -> new Happening.Collected(it.ordinal("compartment"), it.text("deliveryId"));
            case "refused" -> refused(it);
            case "lockedOut" -> new Happening.LockedOut(it.instant("until"), it.ordinal("wrongCodes"));
            case "fault" -> fault(it);
            case "faultCleared" -> new Happening.FaultCleared(it.text("code"), it.optionalOrdinal("compartment"));
            case "health" -> new Happening.Health(HealthReport.read(it));
            default -> throw it.wrong("type", "is not an event of a locker");
        };
    }

    private static Happening.Opened opened(JsonFields it) throws MalformedMessage {
        return new Happening.Opened(
                it.ordinal("compartment"),
                it.optionalText("deliveryId"),
                it.optionalOrdinal("codeVersion"),
                WireName.read(OpenedBy.class, it, "by"));
    }

    private static Happening.Refused refused(JsonFields it) throws MalformedMessage {
        return new Happening.Refused(
                WireName.read(RefusalReason.class, it, "reason"),
                it.optional("by", (fields, field) -> WireName.read(OpenedBy.class, fields, field)));
    }

    private static Happening.Fault fault(JsonFields it) throws MalformedMessage {
        Optional<Integer> compartment = it.optionalOrdinal("compartment");
        Severity severity = WireName.read(Severity.class, it, "severity");
        return new Happening.Fault(it.text("code"), severity, compartment, it.object("evidence"));
    }
}
