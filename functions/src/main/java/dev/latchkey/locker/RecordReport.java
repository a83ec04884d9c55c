package dev.latchkey.locker;

import dev.latchkey.locker.LockerEvent.Health;
import java.time.Clock;

/// Takes in what a locker reports of itself rather than of a parcel.
public final class RecordReport {

    private final Lockers lockers;
    private final Clock clock;

    public RecordReport(Lockers lockers, Clock clock) {
        this.lockers = lockers;
        this.clock = clock;
    }

    public void record(String lockerId, Health health) {
        lockers.noteHealth(lockerId, health, clock.instant());
    }
}
