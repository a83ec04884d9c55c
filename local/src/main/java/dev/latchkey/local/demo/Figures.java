package dev.latchkey.local.demo;

import java.time.Duration;
import java.util.Optional;

/// What the demo measured; what it did not come to is empty.
///
/// @param ready how long the local system took to open its doors
/// @param depositToPhone from the locker's deposit message to the message with the code on the phone
/// @param keypadToDoor from the last digit to the release of the latch
/// @param transitions billed state transitions, over all executions of the delivery
/// @param residentKilobytes memory of this process: the local system, the locker and the demo itself
record Figures(
        Duration ready,
        Optional<Duration> depositToPhone,
        Optional<Duration> keypadToDoor,
        Optional<Integer> transitions,
        Optional<Long> residentKilobytes) {}
