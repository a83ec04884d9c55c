package dev.latchkey.locker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The faults of lockers. Of a code there is at most one open fault at a compartment, or at the locker. Reports come in
/// any order and more than once. Every read sees every write that was answered before it.
public interface Faults {

    /// Opens a fault, unless one of its code is open there, or was over by the time that this one began; so is one of
    /// the same id that was over before.
    Raised raise(LockerFault begun);

    /// Notes that a fault was over at a time, whether it is known yet or not; one that began later goes on.
    ///
    /// @param compartment 0 where it is the locker's
    /// @return the fault that is over by this, or was by an earlier word; empty where none was known
    Optional<LockerFault> clear(String lockerId, String code, int compartment, Instant at);

    Optional<LockerFault> find(String lockerId, String faultId);

    /// Those that are not over.
    List<LockerFault> open(String lockerId);

    /// Those that are not over, or were not at a time: of each code the newest one at a place.
    List<LockerFault> openSince(String lockerId, Instant time);

    /// For how long there were the faults that were over on a day by UTC; remembered for 60 days.
    List<Outage> overOn(LocalDate day);

    /// Writes down what was done about a fault.
    ///
    /// @return the fault as it is then; empty where there is none
    Optional<LockerFault> note(String lockerId, String faultId, UnaryOperator<Handling> change);

    /// What became of a report.
    sealed interface Raised {

        LockerFault fault();

        record Opened(LockerFault fault) implements Raised {}

        /// The same fault is open already.
        record Known(LockerFault fault) implements Raised {}

        /// It was over before it was heard of; it is kept as one that has passed.
        record Over(LockerFault fault) implements Raised {}
    }
}
