package dev.latchkey.digest;

import dev.latchkey.notice.Lane;

/// One thing that is counted by the day.
public sealed interface Figure {

    /// From the confirmed deposit to the first proof that the code has arrived.
    record Reached(int bucket) implements Figure {}

    /// From the confirmed deposit to the pickup.
    record Collected(int bucket) implements Figure {}

    /// The recipient of a delivery whom no message reached.
    record Unreachable(String deliveryId) implements Figure {}

    record Sent(Lane lane) implements Figure {}

    record Received(Lane lane) implements Figure {}
}
