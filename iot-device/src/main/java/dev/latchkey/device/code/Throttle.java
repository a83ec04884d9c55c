package dev.latchkey.device.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a panel remembers of wrong codes, and what follows from it.
///
/// Every fifth wrong code locks the panel: for a minute, then two, four, … and at most an hour. A right code
/// takes nothing back (or a guesser would clear the slate with a parcel of their own); time does, one wrong code
/// every half hour, so that a busy panel survives its typing errors. With eight digits and sixty live codes a
/// tireless guesser gets in once in some twenty years.
///
/// @param wrongCodes how many are remembered
/// @param countedAt since when forgetting counts
/// @param lockedUntil when the latest lock-out ends or ended
public record Throttle(int wrongCodes, Instant countedAt, Instant lockedUntil) {

    /// A panel without a past.
    public static final Throttle NEW = new Throttle(0, Instant.EPOCH, Instant.EPOCH);

    private static final int WRONG_CODES_PER_LOCK_OUT = 5;
    private static final Duration FIRST_LOCK_OUT = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOCK_OUT = Duration.ofHours(1);
    private static final Duration FORGETTING_ONE = Duration.ofMinutes(30);

    public boolean isLockedOut(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /// The end of the lock-out that holds now.
    public Optional<Instant> lockedOut(Instant now) {
        return isLockedOut(now) ? Optional.of(lockedUntil) : Optional.empty();
    }

    public Throttle afterWrongCode(Instant now) {
        Throttle remembered = forgetting(now);
        int count = remembered.wrongCodes + 1;
        Instant until = count % WRONG_CODES_PER_LOCK_OUT == 0 ? now.plus(lockOutAfter(count)) : lockedUntil;
        return new Throttle(count, remembered.countedAt, until);
    }

    private Throttle forgetting(Instant now) {
        if (wrongCodes == 0) {
            return new Throttle(0, now, lockedUntil);
        }
        long forgotten = Math.max(0, Duration.between(countedAt, now).dividedBy(FORGETTING_ONE));
        return forgotten >= wrongCodes
                ? new Throttle(0, now, lockedUntil)
                : new Throttle(
                        wrongCodes - (int) forgotten,
                        countedAt.plus(FORGETTING_ONE.multipliedBy(forgotten)),
                        lockedUntil);
    }

    private static Duration lockOutAfter(int wrongCodes) {
        int doublings = Math.min(wrongCodes / WRONG_CODES_PER_LOCK_OUT - 1, 6);
        Duration lockOut = FIRST_LOCK_OUT.multipliedBy(1L << doublings);
        return lockOut.compareTo(LONGEST_LOCK_OUT) < 0 ? lockOut : LONGEST_LOCK_OUT;
    }
}
