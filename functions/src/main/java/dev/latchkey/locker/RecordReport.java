package dev.latchkey.locker;

import dev.latchkey.locker.LockerEvent.Fault;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerEvent.LockedOut;

/// Takes in what a locker reports of itself rather than of a parcel.
public final class RecordReport {

    private final Lockers lockers;

    public RecordReport(Lockers lockers) {
        this.lockers = lockers;
    }

    public void record(String lockerId, Health health) {
        lockers.noteHealth(lockerId, health);
    }

    public void record(String lockerId, Fault fault) {
        lockers.keepFault(lockerId, fault);
    }

    public void record(String lockerId, LockedOut lockedOut) {
        lockers.noteLockOut(lockerId, lockedOut);
    }
}
