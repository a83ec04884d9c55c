package dev.latchkey.locker;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.LockerEvent.Closed;
import dev.latchkey.locker.LockerEvent.Collected;
import dev.latchkey.locker.LockerEvent.Deposited;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Fault;
import dev.latchkey.locker.LockerEvent.FaultCleared;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.locker.LockerEvent.Opened;
import dev.latchkey.locker.LockerEvent.Refused;
import java.util.Map;

/// Reads what a locker published on its `events` topic.
public final class LockerEventReader {

    private LockerEventReader() {}

    /// @throws InvalidField that names what is missing, of the wrong type, or an unknown `type`
    public static LockerEvent read(JsonObject event) {
        var envelope = envelope(event);
        return switch (event.string("type")) {
            case "deposited" ->
                new Deposited(
                        envelope, compartment(event), event.value("trackingNumber", MessageRules.TRACKING_NUMBER));
            case "opened" ->
                new Opened(
                        envelope,
                        compartment(event),
                        event.optionalValue("deliveryId", MessageRules.DELIVERY_ID),
                        event.value("by", MessageRules.WORD));
            case "closed" -> new Closed(envelope, compartment(event));
            case "collected" ->
                new Collected(envelope, compartment(event), event.value("deliveryId", MessageRules.DELIVERY_ID));
            case "refused" ->
                new Refused(
                        envelope,
                        event.value("reason", MessageRules.WORD),
                        event.optionalValue("by", MessageRules.WORD));
            case "lockedOut" -> new LockedOut(envelope, event.instant("until"), event.integer("wrongCodes"));
            case "fault" -> fault(envelope, event);
            case "faultCleared" ->
                new FaultCleared(
                        envelope, event.value("code", MessageRules.WORD), MessageRules.optionalCompartment(event));
            case "health" -> new Health(envelope, HealthReportReader.read(event));
            default -> throw event.invalid("type", "is none that a locker reports");
        };
    }

    private static Envelope envelope(JsonObject event) {
        var sequence = event.longInteger("sequence");
        if (sequence < 1) {
            throw event.invalid("sequence", "must be 1 or more");
        }
        return new Envelope(event.value("eventId", MessageRules.MESSAGE_ID), sequence, event.instant("occurredAt"));
    }

    private static Fault fault(Envelope envelope, JsonObject event) {
        return new Fault(
                envelope,
                event.value("code", MessageRules.WORD),
                event.value("severity", MessageRules.WORD),
                MessageRules.optionalCompartment(event),
                event.optionalObject("evidence").map(Evidence::read).orElse(Map.of()));
    }

    private static int compartment(JsonObject event) {
        return MessageRules.compartment(event, "compartment");
    }
}
