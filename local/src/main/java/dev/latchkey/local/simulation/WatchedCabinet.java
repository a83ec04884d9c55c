package dev.latchkey.local.simulation;

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
import dev.latchkey.local.simulation.PowerSupply.Moment;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// A cabinet at which somebody stands who sees every door that opens, whether its sensor does or not. Without power
/// its latches hold and its sensors are dumb.
///
/// @param opened is told of a door that was shut and is open
/// @param pulsed is told of a latch that is about to be released
/// @param run hands over what the sensors and the panel tell, as long as there is power
record WatchedCabinet(
        SimulatedCabinet cabinet, PowerSupply supply, IntConsumer opened, IntConsumer pulsed, Consumer<Runnable> run)
        implements Cabinet {

    @Override
    public void listen(CabinetListener listener) {
        cabinet.listen(new Powered(listener, run));
    }

    @Override
    public void release(int compartment) {
        supply.reach(Moment.BEFORE_THE_LATCH);
        boolean wasOpen = cabinet.isOpen(compartment);
        pulsed.accept(compartment);
        cabinet.release(compartment);
        if (!wasOpen && cabinet.isOpen(compartment)) {
            opened.accept(compartment);
        }
        supply.reach(Moment.AFTER_THE_LATCH);
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

    private record Powered(CabinetListener listener, Consumer<Runnable> run) implements CabinetListener {

        @Override
        public void codeTyped(String digits) {
            run.accept(() -> listener.codeTyped(digits));
        }

        @Override
        public void keyPressed(char key) {
            run.accept(() -> listener.keyPressed(key));
        }

        @Override
        public void shaken() {
            run.accept(listener::shaken);
        }

        @Override
        public void sensorChanged() {
            run.accept(listener::sensorChanged);
        }

        @Override
        public void codeScanned(String text) {
            run.accept(() -> listener.codeScanned(text));
        }

        @Override
        public void depositRequested(String trackingNumber, Optional<Integer> compartment) {
            run.accept(() -> listener.depositRequested(trackingNumber, compartment));
        }

        @Override
        public void doorOpened(int compartment) {
            run.accept(() -> listener.doorOpened(compartment));
        }

        @Override
        public void doorClosed(int compartment) {
            run.accept(() -> listener.doorClosed(compartment));
        }
    }
}
