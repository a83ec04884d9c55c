package dev.latchkey.device;

import dev.latchkey.device.time.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a controller finds around itself: the time, timers, and names for messages.
///
/// @param clock may be wrong: what a controller goes by is its own [dev.latchkey.device.time.TrustedClock]
/// @param nanos counts nanoseconds from anywhere, and never jumps
/// @param ids a UUID that nobody has used before, at each call
public record Surroundings(Clock clock, LongSupplier nanos, Timers timers, Supplier<UUID> ids) {

    /// A clock that is never set.
    public Surroundings(Clock clock, Timers timers, Supplier<UUID> ids) {
        this(clock, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()), timers, ids);
    }

    /// The machine's own time, and random ids.
    public static Surroundings real(Timers timers) {
        return new Surroundings(Clock.systemUTC(), System::nanoTime, timers, UUID::randomUUID);
    }

    /// The same, by another clock.
    Surroundings by(Clock other) {
        return new Surroundings(other, nanos, timers, ids);
    }

    /// The time, to the millisecond, as messages carry it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
