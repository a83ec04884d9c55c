package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.code.Throttle;
import dev.latchkey.device.journal.ThrottleMemory;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.RefusalReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Refuses a code, and locks the panel where there were too many wrong ones. What the panel remembers is on the
/// disk before the display says no: pulling the plug does not help a guesser.
final class RefuseCode {

    private final ThrottleMemory memory;
    private final Events events;
    private final Cabinet cabinet;
    private final Surroundings surroundings;
    private Throttle throttle;

    RefuseCode(ThrottleMemory memory, Events events, Cabinet cabinet, Surroundings surroundings) {
        this.memory = memory;
        this.events = events;
        this.cabinet = cabinet;
        this.surroundings = surroundings;
        throttle = memory.load();
    }

    boolean isLockedOut() {
        return throttle.isLockedOut(surroundings.now());
    }

    /// When the panel accepts codes again, where it does not now.
    Optional<Instant> lockedOutUntil() {
        return throttle.lockedOut(surroundings.now());
    }

    /// A code that was right once is no guess, and one that nobody looked at is neither; every other counts.
    void refuse(RefusalReason reason) {
        switch (reason) {
            case UNKNOWN_CODE, UNDECIDED -> refuseGuess(reason);
            case EXPIRED, LOCKED_OUT, FORGED, OTHER_LOCKER, COLLECTED, REVOKED ->
                events.record(new Happening.Refused(reason));
        }
        cabinet.show(prompt(reason), Optional.empty());
    }

    private void refuseGuess(RefusalReason reason) {
        Instant now = surroundings.now();
        Throttle next = throttle.afterWrongCode(now);
        List<Happening> happenings = new ArrayList<>(List.of(new Happening.Refused(reason)));
        next.lockedOut(now)
                .map(until -> new Happening.LockedOut(until, next.wrongCodes()))
                .ifPresent(happenings::add);
        events.record(happenings, () -> memory.save(next));
        throttle = next;
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
