package dev.latchkey.local.demo;

import dev.latchkey.device.cabinet.ForwardingCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import java.time.Duration;
import java.util.Optional;

/// A simulated cabinet with a stopwatch between keypad and latch.
final class TimedCabinet extends ForwardingCabinet {

    private final SimulatedCabinet cabinet;
    private volatile long typedAt;
    private volatile Duration keypadToDoor;

    TimedCabinet(SimulatedCabinet cabinet) {
        super(cabinet);
        this.cabinet = cabinet;
    }

    void type(String digits) {
        typedAt = System.nanoTime();
        cabinet.type(digits);
    }

    /// From the last digit to the latest release of a door.
    Optional<Duration> keypadToDoor() {
        return Optional.ofNullable(keypadToDoor);
    }

    @Override
    public void release(int compartment) {
        keypadToDoor = typedAt == 0 ? null : Duration.ofNanos(System.nanoTime() - typedAt);
        cabinet.release(compartment);
    }
}
