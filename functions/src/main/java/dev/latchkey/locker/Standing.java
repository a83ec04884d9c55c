package dev.latchkey.locker;

import java.time.Instant;
import java.util.Optional;

/// How a locker stands, in short.
///
/// @param awaySince since when it has had no connection; empty while it has one
/// @param openFaults how many of its faults have not cleared, those that the cloud has raised too
/// @param wrongCodes typed at its panel within the window of [GuessingPolicy]
public record Standing(Optional<Instant> awaySince, int openFaults, long wrongCodes) {

    /// A locker of which nothing bad is known.
    public static final Standing GOOD = new Standing(Optional.empty(), 0, 0);

    /// In one word, worst first.
    public enum State {
        /// It has no connection, whatever else is wrong with it.
        OFFLINE,
        FAULTY,
        OK
    }

    public State state() {
        if (awaySince.isPresent()) {
            return State.OFFLINE;
        }
        return openFaults > 0 ? State.FAULTY : State.OK;
    }
}
