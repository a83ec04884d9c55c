package dev.latchkey.local.demo;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Cover;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Latch;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SelfTest;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A simulated cabinet with a stopwatch between keypad and latch.
final class TimedCabinet implements Cabinet {

    private final SimulatedCabinet cabinet;
    private volatile long typedAt;
    private volatile Duration keypadToDoor;

    TimedCabinet(SimulatedCabinet cabinet) {
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

    @Override
    public void listen(CabinetListener listener) {
        cabinet.listen(listener);
    }

    @Override
    public List<Compartment> compartments() {
        return cabinet.compartments();
    }

    @Override
    public Door door(int compartment) {
        return cabinet.door(compartment);
    }

    @Override
    public Latch latch(int compartment) {
        return cabinet.latch(compartment);
    }

    @Override
    public Occupancy occupancy(int compartment) {
        return cabinet.occupancy(compartment);
    }

    @Override
    public Power power() {
        return cabinet.power();
    }

    @Override
    public SelfTest test(Part part) {
        return cabinet.test(part);
    }

    @Override
    public Cover cover() {
        return cabinet.cover();
    }

    @Override
    public Optional<Integer> temperatureCelsius() {
        return cabinet.temperatureCelsius();
    }

    @Override
    public void show(Prompt prompt, Optional<Integer> compartment) {
        cabinet.show(prompt, compartment);
    }
}
