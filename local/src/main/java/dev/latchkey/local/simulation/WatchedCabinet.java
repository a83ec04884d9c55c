package dev.latchkey.local.simulation;

import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.ForwardingCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.local.simulation.PowerSupply.Moment;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// A cabinet at which somebody stands who sees every door that opens, whether its sensor does or not. Without power
/// its latches hold and its sensors are dumb.
final class WatchedCabinet extends ForwardingCabinet {

    private final SimulatedCabinet cabinet;
    private final PowerSupply supply;
    private final IntConsumer opened;
    private final IntConsumer pulsed;
    private final Consumer<Runnable> run;

    /// @param opened is told of a door that was shut and is open
    /// @param pulsed is told of a latch that is about to be released
    /// @param run hands over what the sensors and the panel tell, as long as there is power
    WatchedCabinet(
            SimulatedCabinet cabinet,
            PowerSupply supply,
            IntConsumer opened,
            IntConsumer pulsed,
            Consumer<Runnable> run) {
        super(cabinet);
        this.cabinet = cabinet;
        this.supply = supply;
        this.opened = opened;
        this.pulsed = pulsed;
        this.run = run;
    }

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
