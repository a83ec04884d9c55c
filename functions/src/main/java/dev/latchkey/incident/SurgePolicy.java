package dev.latchkey.incident;

import java.time.Duration;

/// When many reports are too many. `docs/surges.md` tells why.
///
/// @param window how far back reports are looked at
/// @param minimum of deliveries with a report, below which nothing is a surge
/// @param factor how many times as many as usual make a surge
public record SurgePolicy(Duration window, int minimum, int factor) {

    /// How far above the usual number chance alone does not get, in standard deviations; and how much
    /// further, since small Poisson counts go further up than down (the first term of Cornish and
    /// Fisher's expansion). Together about one window in a million.
    private static final double BEYOND_CHANCE = 5;

    private static final double SKEW = (BEYOND_CHANCE * BEYOND_CHANCE - 1) / 6;

    /// From how many on it is a surge.
    ///
    /// @param usual how many there usually are in a window
    int threshold(double usual) {
        double byChance = usual + BEYOND_CHANCE * Math.sqrt(usual) + SKEW;
        return (int) Math.ceil(Math.max(minimum, Math.max(factor * usual, byChance)));
    }

    /// Whether so few are left that it may be over.
    boolean isCalm(int reports, double usual) {
        return 2 * reports < threshold(usual);
    }
}
