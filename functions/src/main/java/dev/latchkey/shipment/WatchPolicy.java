package dev.latchkey.shipment;

import java.time.Duration;

/// How long each silence on a parcel's way may last.
///
/// @param lateGrace past the promised or newly estimated time, before the recipient is told that the parcel is late
/// @param untracedAfter without a word of carrier or locker, before the parcel counts as untraced
/// @param exceptionWindow in which the carrier resolves what it has reported, before people look
/// @param mismatchWindow between *delivered* and the deposit, whichever comes first, before people look
/// @param depositTimeout past the promised time, after which the parcel counts as untraced in any case
public record WatchPolicy(
        Duration lateGrace,
        Duration untracedAfter,
        Duration exceptionWindow,
        Duration mismatchWindow,
        Duration depositTimeout) {}
