package dev.latchkey.locker;

import java.time.Instant;
import java.util.Map;
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

    /// @param by `keypad` or `scanner`; older firmware does not say
    record Refused(Envelope envelope, String reason, Optional<String> by) implements LockerEvent {
        public Refused(Envelope envelope, String reason) {
            this(envelope, reason, Optional.empty());
        }
    }

    record LockedOut(Envelope envelope, Instant until, int wrongCodes) implements LockerEvent {}

    /// @param compartment 0 where the fault is not one compartment's
    /// @param evidence what the locker saw: texts, numbers and booleans by name
    record Fault(Envelope envelope, String code, String severity, int compartment, Map<String, Object> evidence)
            implements LockerEvent {
        public Fault {
            evidence = Map.copyOf(evidence);
        }

        public Fault(Envelope envelope, String code, String severity, int compartment) {
            this(envelope, code, severity, compartment, Map.of());
        }
    }

    /// A fault is over.
    ///
    /// @param compartment as in the fault
    record FaultCleared(Envelope envelope, String code, int compartment) implements LockerEvent {}

    record Health(Envelope envelope, HealthReport report) implements LockerEvent {
        public Health(Envelope envelope, String firmware, long manifestVersion, long journalled) {
            this(envelope, HealthReport.of(firmware, manifestVersion, journalled));
        }

        public String firmware() {
            return report.firmware();
        }

        public long manifestVersion() {
            return report.manifestVersion();
        }

        public long journalled() {
            return report.journalled();
        }
    }
}
