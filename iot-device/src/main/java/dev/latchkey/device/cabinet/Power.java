package dev.latchkey.device.cabinet;

/// What the cabinet runs on.
///
/// @param source `mains` or `battery`
/// @param batteryPercent 0 to 100
public record Power(String source, int batteryPercent) {}
