package dev.latchkey.device.cabinet;

import java.util.List;
import java.util.Optional;

/// A cabinet in front of another one, for whoever watches or times what goes through: all of it does, but for what
/// is overridden.
public abstract class ForwardingCabinet implements Cabinet {

    private final Cabinet cabinet;

    protected ForwardingCabinet(Cabinet cabinet) {
        this.cabinet = cabinet;
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
    public void release(int compartment) {
        cabinet.release(compartment);
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
