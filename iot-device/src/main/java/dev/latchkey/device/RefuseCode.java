package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.code.Throttle;
import dev.latchkey.device.journal.ThrottleMemory;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import dev.latchkey.device.time.TrustedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Refuses a code, and locks the panel where there were too many wrong ones. What the panel remembers is on the
/// disk before anybody can tell whether a code was right: pulling the plug does not help a guesser. Nor does setting
/// the clock: the panel goes by the time that has passed for certain.
final class RefuseCode {

    private final ThrottleMemory memory;
    private final Events events;
    private final Cabinet cabinet;
    private final TrustedClock clock;
    private Throttle throttle;

    RefuseCode(ThrottleMemory memory, Events events, Cabinet cabinet, TrustedClock clock) {
        this.memory = memory;
        this.events = events;
        this.cabinet = cabinet;
        this.clock = clock;
        throttle = memory.load();
    }

    boolean isLockedOut() {
        return throttle.isLockedOut(clock.certain());
    }

    /// When the panel accepts codes again, where it does not now.
    Optional<Instant> lockedOutUntil() {
        return lockedOutUntil(throttle);
    }

    private Optional<Instant> lockedOutUntil(Throttle it) {
        Instant certain = clock.certain();
        return it.lockedOut(certain)
                .map(until ->
                        clock.instant().plus(Duration.between(certain, until)).truncatedTo(ChronoUnit.MILLIS));
    }

    /// Counts a code that the locker does not know as a wrong one, before anybody else is asked about it.
    void count() {
        save(throttle.afterWrongCode(clock.certain()));
    }

    /// The code that was counted last was right, now or once.
    void takeBack() {
        save(throttle.afterRightCode());
    }

    private void save(Throttle next) {
        memory.save(next);
        throttle = next;
    }

    /// Refuses what is no guess, or is counted already.
    void refuse(RefusalReason reason, OpenedBy by) {
        refuse(reason, by, throttle);
    }

    /// Refuses a guess that is not counted yet.
    void refuseGuess(RefusalReason reason, OpenedBy by) {
        refuse(reason, by, throttle.afterWrongCode(clock.certain()));
    }

    private void refuse(RefusalReason reason, OpenedBy by, Throttle next) {
        List<Happening> happenings = new ArrayList<>(List.of(new Happening.Refused(reason, Optional.of(by))));
        if (isGuess(reason)) {
            lockedOutUntil(next)
                    .map(until -> new Happening.LockedOut(until, next.wrongCodes()))
                    .ifPresent(happenings::add);
        }
        events.record(happenings, () -> memory.save(next));
        throttle = next;
        cabinet.show(prompt(reason), Optional.empty());
    }

    private static boolean isGuess(RefusalReason reason) {
        return switch (reason) {
            case UNKNOWN_CODE, UNDECIDED -> true;
            case EXPIRED, LOCKED_OUT, FORGED, OTHER_LOCKER, COLLECTED, REVOKED -> false;
        };
    }

    private static Prompt prompt(RefusalReason reason) {
        return switch (reason) {
            case UNKNOWN_CODE, FORGED, OTHER_LOCKER, REVOKED -> Prompt.CODE_REFUSED;
            case EXPIRED, COLLECTED -> Prompt.CODE_EXPIRED;
            case LOCKED_OUT -> Prompt.LOCKED_OUT;
            case UNDECIDED -> Prompt.TRY_AGAIN_LATER;
        };
    }
}
