package dev.latchkey.device;

import dev.latchkey.device.time.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// What a controller finds around itself: the time, timers, and names for messages.
///
/// @param ids a UUID that nobody has used before, at each call
public record Surroundings(Clock clock, Timers timers, Supplier<UUID> ids) {

    /// The machine's own time, and random ids.
    public static Surroundings real(Timers timers) {
        return new Surroundings(Clock.systemUTC(), timers, UUID::randomUUID);
    }

    /// The time, to the millisecond, as messages carry it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
