package dev.latchkey.device.code;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Counts tries at a panel.
public final class SevenDays {

    private static final Duration SEVEN_DAYS = Duration.ofDays(7);

    private SevenDays() {}

    /// How many fall into the seven days that hold most of them.
    ///
    /// @param tries in the order of time
    public static int most(List<Instant> tries) {
        Deque<Instant> window = new ArrayDeque<>();
        int most = 0;
        for (Instant at : tries) {
            window.add(at);
            while (!window.getFirst().isAfter(at.minus(SEVEN_DAYS))) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }
}
