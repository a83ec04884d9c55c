package dev.latchkey.device.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a panel remembers of wrong codes: a budget of guesses, whoever makes them.
///
/// - Every code that is looked up counts, unless it turns out to be right. A right one takes nothing else back, or
///   a guesser would clear the slate with a parcel of their own.
/// - One is forgotten every hour.
/// - With 27 the panel is locked until one is forgotten.
///
/// So in any seven days at most 27 + 7 * 24 = 195 wrong codes can be tried: `docs/guessing.md`. Below that, the
/// 10th, 15th and 20th lock the panel for 1, 4 and 16 minutes, so that a burst takes its time and is noticed.
///
/// Its time must never go back, and never be ahead of what has passed.
///
/// @param wrongCodes how many are remembered
/// @param countedAt since when forgetting counts
/// @param lockedUntil when the latest of the short lock-outs ends or ended
public record Throttle(int wrongCodes, Instant countedAt, Instant lockedUntil) {

    /// With so many the panel is locked.
    public static final int MOST = 27;

    /// A panel without a past.
    public static final Throttle NEW = new Throttle(0, Instant.EPOCH, Instant.EPOCH);

    private static final Duration FORGETTING_ONE = Duration.ofHours(1);

    /// The rule before this one remembered more.
    public Throttle {
        wrongCodes = Math.min(wrongCodes, MOST);
    }

    public boolean isLockedOut(Instant now) {
        return lockedOut(now).isPresent();
    }

    /// The end of the lock-out that holds now.
    public Optional<Instant> lockedOut(Instant now) {
        Throttle remembered = forgetting(now);
        Instant until =
                remembered.wrongCodes < MOST || remembered.nextForgotten().isBefore(lockedUntil)
                        ? lockedUntil
                        : remembered.nextForgotten();
        return now.isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    private Instant nextForgotten() {
        return countedAt.plus(FORGETTING_ONE);
    }

    /// A code is about to be looked up. Not to be asked of a panel that is locked.
    public Throttle afterWrongCode(Instant now) {
        Throttle remembered = forgetting(now);
        int count = remembered.wrongCodes + 1;
        Duration lockOut = lockOutAfter(count);
        Instant until = lockOut.isZero() ? lockedUntil : now.plus(lockOut);
        return new Throttle(count, remembered.countedAt, until);
    }

    /// The code that was counted was right.
    public Throttle afterRightCode() {
        return new Throttle(Math.max(0, wrongCodes - 1), countedAt, lockedUntil);
    }

    private Throttle forgetting(Instant now) {
        long forgotten = Math.max(0, Duration.between(countedAt, now).dividedBy(FORGETTING_ONE));
        return forgotten >= wrongCodes
                ? new Throttle(0, now, lockedUntil)
                : new Throttle(
                        wrongCodes - (int) forgotten,
                        countedAt.plus(FORGETTING_ONE.multipliedBy(forgotten)),
                        lockedUntil);
    }

    private static Duration lockOutAfter(int count) {
        return switch (count) {
            case 10 -> Duration.ofMinutes(1);
            case 15 -> Duration.ofMinutes(4);
            case 20 -> Duration.ofMinutes(16);
            default -> Duration.ZERO;
        };
    }
}
