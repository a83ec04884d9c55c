package dev.latchkey.support;

import java.time.Instant;
import java.util.Optional;

/// What a check leaves for those after it.
public interface IntegrityRecords {

    /// Where the last check stopped before its end.
    Optional<Position> position();

    void keepPosition(Position position);

    /// The next check starts at the beginning.
    void forgetPosition();

    /// Notes that something looks wrong.
    ///
    /// @param what with what shows it; the same words mean the same suspicion
    /// @return since when it has: `now`, where this is the first look
    Instant suspectedSince(String deliveryId, String what, Instant now);

    /// How far a check has come.
    ///
    /// @param after the last one that was checked; empty at the beginning
    record Position(Stage stage, String after) {}

    /// What is checked, in this order.
    enum Stage {
        DELIVERIES,
        RESERVATIONS,
        /// Faults of lockers that have no connection.
        OFFLINE_LOCKERS,
        /// Faults of those that have one.
        FAULTY_LOCKERS
    }
}
