package dev.latchkey.device.time;

import dev.latchkey.device.message.ClockSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/// The time that a locker goes by: the broker's, once it said it, and from then on what a monotonic counter adds.
/// The machine's own clock is read at the start and never again, so nobody moves the time by setting it.
///
/// Before the broker has said the time, the machine's own clock counts, put right by its last known offset; unless
/// it is before a time that certainly was, or so far after it that it must be wrong. Then that time counts, and
/// what has passed since the start.
public final class TrustedClock extends Clock {

    private static final Duration LONGEST_OFF = Duration.ofDays(30);

    /// What is certain before this is only what has passed since the first start: the broker never said the time.
    private static final Instant BEFORE_ANY_LOCKER = Instant.parse("2020-01-01T00:00:00Z");

    /// Cheap clocks gain or lose up to 100 ppm: four minutes in [#LONGEST_OFF].
    private static final Duration MACHINE_TOLERANCE = Duration.ofMinutes(5);

    private final Clock machine;
    private final LongSupplier nanos;
    private volatile Setting setting;

    private record Setting(ClockSource source, Instant time, Instant certain, Duration offset, long nanos) {}

    /// @param machine the machine's own clock, which may be wrong
    /// @param nanos counts nanoseconds from anywhere, and never jumps
    /// @param remembered from before the start
    public TrustedClock(Clock machine, LongSupplier nanos, ClockReading remembered) {
        this.machine = machine;
        this.nanos = nanos;
        setting = start(remembered);
    }

    private Setting start(ClockReading remembered) {
        Instant certain = remembered.certain();
        Instant time = machine.instant().plus(remembered.offset());
        boolean isPlausible = !time.isBefore(certain)
                && (certain.isBefore(BEFORE_ANY_LOCKER) || time.isBefore(certain.plus(LONGEST_OFF)));
        return isPlausible
                ? new Setting(ClockSource.RTC, time, certain, remembered.offset(), nanos())
                : new Setting(ClockSource.FLOOR, certain, certain, remembered.offset(), nanos());
    }

    /// The time, as well as it is known.
    @Override
    public Instant instant() {
        Setting now = setting;
        return now.time().plusNanos(nanos() - now.nanos());
    }

    /// The earliest time that it may be: what has not ended by then has not ended.
    public Instant earliest() {
        return switch (source()) {
            case BROKER, FLOOR -> instant();
            case RTC -> instant().minus(MACHINE_TOLERANCE);
        };
    }

    /// The time that it certainly is by now: the latest that the broker ever said, and what has passed since under
    /// power. It never goes back, and no wrong clock moves it on.
    public Instant certain() {
        Setting now = setting;
        return now.certain().plusNanos(nanos() - now.nanos());
    }

    public ClockSource source() {
        return setting.source();
    }

    /// What the machine's own clock lacks to the broker's time, as far as it is known.
    public Duration offset() {
        return setting.offset();
    }

    /// What to remember through a power cut that may come now.
    public ClockReading reading() {
        return new ClockReading(certain(), offset());
    }

    /// A count of nanoseconds, to give to [#set].
    public long nanos() {
        return nanos.getAsLong();
    }

    /// The broker said the time, half way between the question and now.
    ///
    /// @param asked the [#nanos] at the question
    /// @return by how much the time was behind; negative where it was ahead
    public Duration set(Instant brokerTime, long asked) {
        long now = nanos();
        Instant time = brokerTime.plusNanos((now - asked) / 2);
        Duration correction = Duration.between(instant(), time);
        Instant certain = certain().isAfter(time) ? certain() : time;
        setting = new Setting(ClockSource.BROKER, time, certain, Duration.between(machine.instant(), time), now);
        return correction;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a locker's time is in UTC");
    }
}
