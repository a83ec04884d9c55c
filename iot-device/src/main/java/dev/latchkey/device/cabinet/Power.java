package dev.latchkey.device.cabinet;

import java.util.Optional;

/// What the cabinet runs on.
///
/// @param source `mains`, `battery` or `unknown`
/// @param batteryPercent 0 to 100, where there is a battery that tells
public record Power(String source, Optional<Integer> batteryPercent) {

    public static final Power UNKNOWN = new Power("unknown", Optional.empty());

    public Power(String source, int batteryPercent) {
        this(source, Optional.of(batteryPercent));
    }
}
