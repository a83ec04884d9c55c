package dev.latchkey.locker;

import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.locker.WrongCodes.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Adds up the wrong codes that a panel reports, and tells whether somebody is guessing.
public final class WatchPanel {

    /// The reasons for which a panel counts a code against itself; every other code was right once, or none.
    private static final Set<String> GUESSES = Set.of("unknownCode", "undecided");

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

    public Watched look(String lockerId) {
        var now = clock.instant();
        var counts = wrongCodes.since(lockerId, now.minus(longer(policy.window(), policy.quiet())));
        var inWindow = sumSince(counts, now.minus(policy.window()));
        return new Watched(inWindow, inWindow >= policy.wrongCodes(), sumSince(counts, now.minus(policy.quiet())) == 0);
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
    /// @param isGuessedAt they are too many for typing errors
    /// @param isQuiet none has come for so long that nobody is guessing any more
    public record Watched(long wrongCodes, boolean isGuessedAt, boolean isQuiet) {}
}
