package dev.latchkey.device.link;

import java.time.Duration;

/// How long a link waits for what. It may be cut in the middle of anything, and often nobody says so.
///
/// @param firstPause before it connects again: anything from nothing to this, twice that at the next failure, and
/// so on, so that the lockers of a city do not come back all at once
/// @param longestPause what a longer pause is cut off at, after it was drawn: late pauses are nearly all of this length
/// @param stable a connection that held for so long starts the count anew
/// @param keepAlive a silence after which it asks the broker whether it is there, in whole seconds
/// @param answer how long the broker may take to say yes
public record Patience(
        Duration firstPause, Duration longestPause, Duration stable, Duration keepAlive, Duration answer) {

    /// A connection that is dead without saying so is noticed within 40 seconds.
    public static final Patience USUAL = new Patience(
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));
}
