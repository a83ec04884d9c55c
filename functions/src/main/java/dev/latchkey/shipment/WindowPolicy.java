package dev.latchkey.shipment;

import java.time.Duration;

/// What moves the end of a pickup window, and by how much.
///
/// @param reminderAfter how long after the code was issued the recipient is reminded
/// @param extension by how much the window ends later when somebody asks
/// @param outageThreshold how long locker or notices must be out for it to count
/// @param outageLimit by how much outages move the end in all, and how long a window waits for a locker that is
///     out
public record WindowPolicy(
        Duration reminderAfter, Duration extension, Duration outageThreshold, Duration outageLimit) {}
