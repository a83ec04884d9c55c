package dev.latchkey.notice;

import java.time.Duration;
import java.util.List;

/// The channels that one round of a notice tries, in order.
///
/// @param contactVersion the recipient's newest, which it goes by
/// @param isHeld nothing is to be sent, since a security hold stands; there are no steps
/// @param steps may be empty: then nobody can be reached
/// @param degraded the channels that were moved last because they fail for everybody
/// @param roundsLeft how many rounds may follow this one
/// @param pause before the next round
public record NoticePlan(
        long contactVersion, boolean isHeld, List<Step> steps, List<Lane> degraded, int roundsLeft, Duration pause) {

    public NoticePlan {
        steps = List.copyOf(steps);
        degraded = List.copyOf(degraded);
    }

    /// @param number the attempt's, counted over all rounds
    /// @param deadline after which silence moves on to the next step
    public record Step(int number, ContactRef contact, Duration deadline) {}
}
