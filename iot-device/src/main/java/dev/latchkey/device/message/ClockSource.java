package dev.latchkey.device.message;

/// Where the locker's time comes from.
public enum ClockSource {
    /// The broker said it, and a monotonic clock has counted since.
    BROKER,
    /// The device's own clock, corrected by what the broker said last.
    RTC,
    /// The device's clock is behind what is known to have passed: time counts on from there.
    FLOOR;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
