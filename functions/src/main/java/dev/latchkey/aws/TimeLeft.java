package dev.latchkey.aws;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// How much of its time the running function has left.
public final class TimeLeft {

    private static final ScopedValue<IntSupplier> MILLIS = ScopedValue.newInstance();

    private TimeLeft() {}

    /// Runs `work`, whose time `remainingMillis` tells.
    public static <T> T counting(IntSupplier remainingMillis, Supplier<T> work) {
        return ScopedValue.where(MILLIS, remainingMillis).call(work::get);
    }

    /// Never where no function runs, as in initialisation.
    static boolean isLessThan(Duration needed) {
        return MILLIS.isBound() && MILLIS.get().getAsInt() < needed.toMillis();
    }
}
