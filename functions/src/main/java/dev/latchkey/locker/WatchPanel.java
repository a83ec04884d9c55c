package dev.latchkey.locker;

import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.locker.WrongCodes.Count;
import dev.latchkey.locker.WrongCodes.LockOut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Adds up the wrong codes that a panel reports, and tells whether somebody is guessing.
public final class WatchPanel {

    /// The reasons for which a panel counts a code against itself; every other code was right once, or none.
    private static final Set<String> GUESSES = Set.of("unknownCode", "undecided");

    /// A locked panel forgets a wrong code an hour, and is open then.
    private static final Duration LONGEST_LOCK_OUT = Duration.ofHours(1);

    private final WrongCodes wrongCodes;
    private final GuessingPolicy policy;
    private final Clock clock;

    public WatchPanel(WrongCodes wrongCodes, GuessingPolicy policy, Clock clock) {
        this.wrongCodes = wrongCodes;
        this.policy = policy;
        this.clock = clock;
    }

    /// A panel whose clock is ahead counts as typed now: nobody would look at the future until it comes.
    ///
    /// @return whether it was a wrong code
    public boolean count(String lockerId, Refused refused) {
        boolean isGuess = GUESSES.contains(refused.reason());
        if (isGuess) {
            wrongCodes.count(
                    lockerId,
                    refused.envelope().eventId(),
                    earlier(refused.envelope().occurredAt(), clock.instant()));
        }
        return isGuess;
    }

    /// Keeps that a panel locked itself; one whose clock is ahead is locked for as long as any can be.
    public void lockedOut(String lockerId, LockedOut lockedOut) {
        var latest = clock.instant().plus(LONGEST_LOCK_OUT);
        wrongCodes.keep(lockerId, new LockOut(earlier(lockedOut.until(), latest), lockedOut.wrongCodes()));
    }

    /// What a panel remembers can be older than the window: who goes slowly shows there alone.
    public Watched look(String lockerId) {
        var now = clock.instant();
        var lockOut = wrongCodes.lockOut(lockerId);
        var counts = wrongCodes.since(lockerId, now.minus(longer(policy.window(), policy.quiet())));
        var inWindow = sumSince(counts, now.minus(policy.window()));
        return new Watched(
                inWindow,
                inWindow >= policy.wrongCodes() || hasLockedItself(lockOut, now),
                sumSince(counts, now.minus(policy.quiet())) == 0 && !isSince(lockOut, now.minus(policy.quiet())),
                lockOut.map(LockOut::until).filter(now::isBefore));
    }

    private boolean hasLockedItself(Optional<LockOut> lockOut, Instant now) {
        return isSince(lockOut.filter(it -> it.wrongCodes() >= policy.wrongCodes()), now.minus(policy.window()));
    }

    private static boolean isSince(Optional<LockOut> lockOut, Instant from) {
        return lockOut.filter(it -> it.until().isAfter(from)).isPresent();
    }

    private static long sumSince(List<Count> counts, Instant from) {
        return counts.stream()
                .filter(count -> !count.from().isBefore(from))
                .mapToLong(Count::wrongCodes)
                .sum();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// What a panel's wrong codes say.
    ///
    /// @param wrongCodes within the window
    /// @param isGuessedAt they are too many for typing errors, or the panel remembered too many when it locked
    ///     itself
    /// @param isQuiet none has come for so long that nobody is guessing any more
    /// @param lockedUntil where the panel takes no codes now
    public record Watched(long wrongCodes, boolean isGuessedAt, boolean isQuiet, Optional<Instant> lockedUntil) {}
}
