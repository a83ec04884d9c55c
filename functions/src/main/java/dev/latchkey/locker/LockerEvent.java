package dev.latchkey.locker;

import java.time.Instant;
import java.util.Optional;

/// What a locker reports on `lockers/{lockerId}/events`; `events/mqtt/event-*.json`.
public sealed interface LockerEvent {

    Envelope envelope();

    /// What every event carries.
    ///
    /// @param eventId a UUID; the same event can arrive more than once
    /// @param sequence the locker's own count, from 1, without gaps
    /// @param occurredAt by the locker's clock
    record Envelope(String eventId, long sequence, Instant occurredAt) {}

    record Deposited(Envelope envelope, int compartment, String trackingNumber) implements LockerEvent {}

    /// @param deliveryId whose code opened it; absent where a command opened a compartment without a grant
    /// @param by `keypad`, `scanner`, `command` or `decision`
    record Opened(Envelope envelope, int compartment, Optional<String> deliveryId, String by) implements LockerEvent {}

    record Closed(Envelope envelope, int compartment) implements LockerEvent {}

    record Collected(Envelope envelope, int compartment, String deliveryId) implements LockerEvent {}

    record Refused(Envelope envelope, String reason) implements LockerEvent {}

    record LockedOut(Envelope envelope, Instant until, int wrongCodes) implements LockerEvent {}

    /// @param compartment 0 where the fault is not one compartment's
    record Fault(Envelope envelope, String code, String severity, int compartment) implements LockerEvent {}

    record Health(Envelope envelope, String firmware, long manifestVersion, long journalled) implements LockerEvent {}
}
