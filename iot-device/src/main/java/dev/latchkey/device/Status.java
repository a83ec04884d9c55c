package dev.latchkey.device;

import dev.latchkey.device.link.LinkState;
import java.time.Instant;
import java.util.Optional;

/// How a controller stands at one moment.
///
/// @param manifestVersion 0 before the first manifest
/// @param grants how many the applied manifest lists
/// @param journalled events that the broker has not acknowledged
/// @param lockedOutUntil present while the panel refuses every code
/// @param asking whether the cloud is being asked about a code
public record Status(
        LinkState link,
        long manifestVersion,
        int grants,
        long journalled,
        Optional<Instant> lockedOutUntil,
        boolean asking) {}
