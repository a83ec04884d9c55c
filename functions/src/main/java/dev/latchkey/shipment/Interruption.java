package dev.latchkey.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A while in which a recipient could not come for a parcel, through no fault of theirs.
public record Interruption(Cause cause, Instant from, Instant to) {

    /// What was out.
    public enum Cause {
        /// The locker had no connection.
        Locker,
        /// No message with the code had arrived.
        Notice,
        /// The locker, or the parcel's compartment in it, was out of order.
        Fault
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /// The part of it that a window loses: what lies after its start, whole where it began before its end.
    ///
    /// @return empty where it takes nothing from the window
    public Optional<Interruption> within(Instant start, Instant end) {
        var counted = new Interruption(cause, from.isBefore(start) ? start : from, to);
        return counted.from.isBefore(to) && counted.from.isBefore(end) ? Optional.of(counted) : Optional.empty();
    }
}
