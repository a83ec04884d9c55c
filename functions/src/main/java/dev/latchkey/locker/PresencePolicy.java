package dev.latchkey.locker;

import java.time.Duration;

/// How long nothing may be heard of a locker.
///
/// @param offlineFault without a connection
/// @param silentFault without a report of its health while it has one
public record PresencePolicy(Duration offlineFault, Duration silentFault) {}
