package dev.latchkey.device;

import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;

/// Whether a parcel was collected, by what the sensors saw. An opened door is not a taken parcel: what is behind it
/// now must be nothing, and it must have had a way out, which is a door that was seen open, or a parcel that was
/// sensed before and is not sensed any more.
///
/// `docs/locker.md` has the whole table.
enum PickupRule {
    COLLECTED,
    LEFT_BEHIND,
    /// The door was open, and its sensor has seen nothing behind it, before or after: a letter was taken, or nothing
    /// was there.
    FOUND_EMPTY,
    /// As far as anybody saw, the door stayed closed.
    NOT_OPENED,
    /// The door was open, and nobody knows what is behind it now.
    UNDECIDED,
    /// Nothing can be said before the door's sensor says closed.
    WAITING;

    /// @param door what its sensor says now; unknown too where it is not to be believed
    /// @param wasSeenOpen since the release
    /// @param before what the occupancy sensor said before the release
    /// @param now what it says now
    static PickupRule judge(Door door, boolean wasSeenOpen, Occupancy before, Occupancy now) {
        boolean isGone = before == Occupancy.OCCUPIED && now == Occupancy.EMPTY;
        if (isGone) {
            return COLLECTED;
        }
        return switch (door) {
            case OPEN, UNKNOWN -> WAITING;
            case CLOSED -> wasSeenOpen ? byContent(before, now) : NOT_OPENED;
        };
    }

    private static PickupRule byContent(Occupancy before, Occupancy now) {
        return switch (now) {
            case EMPTY -> before == Occupancy.EMPTY ? FOUND_EMPTY : COLLECTED;
            case NOT_FITTED -> COLLECTED;
            case OCCUPIED -> LEFT_BEHIND;
            case UNKNOWN -> UNDECIDED;
        };
    }
}
