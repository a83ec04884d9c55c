package dev.latchkey.local.iot;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Latch;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Counts how often each latch was pulsed.
final class CountingCabinet implements Cabinet {

    private final SimulatedCabinet cabinet;
    private final Map<Integer, Long> releases = new ConcurrentHashMap<>();

    CountingCabinet(SimulatedCabinet cabinet) {
        this.cabinet = cabinet;
    }

    Map<Integer, Long> releases() {
        return releases;
    }

    @Override
    public void release(int compartment) {
        releases.merge(compartment, 1L, Long::sum);
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
    public void show(Prompt prompt, Optional<Integer> compartment) {
        cabinet.show(prompt, compartment);
    }
}
