package dev.latchkey.locker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a locker has a connection, by the broker's newest word of each kind: the words come twice and in any
/// order.
///
/// @param connected the newest connection that began
/// @param disconnected the newest connection that ended
public record Presence(Optional<Word> connected, Optional<Word> disconnected) {

    public static final Presence UNKNOWN = new Presence(Optional.empty(), Optional.empty());

    /// What the broker says of one connection.
    ///
    /// @param version counts a client's connections; the end of a connection has the version of its beginning
    /// @param at by the broker's clock, within two minutes
    public record Word(long version, Instant at) {

        /// The broker counts from 0 again when a client was away for about an hour, so of two words that lie this
        /// far apart the later one is the newer one, whatever its version.
        public static final Duration FAR_APART = Duration.ofMinutes(30);

        public boolean isAfter(Word other) {
            var apart = Duration.between(other.at, at);
            return apart.abs().compareTo(FAR_APART) < 0 ? version > other.version : apart.isPositive();
        }
    }

    /// Kept where it is newer than what is known of its kind.
    public Presence withConnected(Word word) {
        return new Presence(newest(connected, word), disconnected);
    }

    /// Kept where it is newer than what is known of its kind.
    public Presence withDisconnected(Word word) {
        return new Presence(connected, newest(disconnected, word));
    }

    private static Optional<Word> newest(Optional<Word> known, Word word) {
        return known.filter(other -> !word.isAfter(other)).or(() -> Optional.of(word));
    }

    /// A locker of which the broker has said nothing is taken to be there.
    public boolean isConnected() {
        return disconnected.isEmpty()
                || connected.filter(word -> word.isAfter(disconnected.get())).isPresent();
    }

    /// Since when it has had no connection; empty while it has one.
    public Optional<Instant> awaySince() {
        return isConnected() ? Optional.empty() : disconnected.map(Word::at);
    }

    /// Since when it has a connection again; empty while it has none, or has never been away.
    public Optional<Instant> backSince() {
        return isConnected() && disconnected.isPresent() ? connected.map(Word::at) : Optional.empty();
    }
}
