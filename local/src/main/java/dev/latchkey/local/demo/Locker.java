package dev.latchkey.local.demo;

import dev.latchkey.device.Configuration;
import dev.latchkey.device.LockerController;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.Surroundings;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.time.RealTimers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;

/// The locker of the journey: the real controller, a simulated cabinet, and helpful people in front of it.
final class Locker implements AutoCloseable {

    private final RealTimers timers = new RealTimers();
    private final Watch watch = new Watch();
    private final SimulatedCabinet people;
    private final TimedCabinet cabinet;
    private final LockerController controller;

    /// @param state the local system's state directory, which holds the locker's certificate and keys
    Locker(String lockerId, List<Compartment> compartments, URI mqtt, Path state) {
        people = new SimulatedCabinet(compartments, SimulatedCabinet.People.HELPFUL);
        cabinet = new TimedCabinet(people);
        var configuration = Configuration.in(
                state.resolve("lockers").resolve(lockerId),
                lockerId,
                Endpoint.parse(mqtt.toString()),
                state.resolve("ca.pem"));
        controller = LockerController.of(configuration, cabinet, Surroundings.real(timers), watch, () -> {});
    }

    /// What the controller tells whoever watches it.
    private static final class Watch implements LockerObserver {

        private final Queue<LockerEvent> events = new ConcurrentLinkedQueue<>();
        private volatile LinkState link = new LinkState.Disconnected("connecting");
        private volatile boolean hasNoRoom;

        @Override
        public void linkChanged(LinkState state) {
            link = state;
        }

        @Override
        public void happened(LockerEvent event) {
            events.add(event);
        }

        @Override
        public void depositRefused(String trackingNumber) {
            hasNoRoom = true;
        }
    }

    void start() {
        controller.start();
    }

    Optional<LinkState.Connected> connected() {
        return watch.link instanceof LinkState.Connected it ? Optional.of(it) : Optional.empty();
    }

    void deposit(Step.Deposit deposit) {
        deposit.compartment()
                .ifPresentOrElse(
                        compartment -> people.deposit(deposit.trackingNumber(), compartment),
                        () -> people.deposit(deposit.trackingNumber()));
    }

    boolean hasNoRoom() {
        return watch.hasNoRoom;
    }

    /// Done when every event has reached the cloud and no question to it is open.
    Future<Void> rest() {
        return controller.quiet();
    }

    void type(String digits) {
        cabinet.type(digits);
    }

    Optional<Duration> keypadToDoor() {
        return cabinet.keypadToDoor();
    }

    /// The latest event of a kind, journalled and on its way to the cloud.
    Optional<LockerEvent> latest(Class<? extends Happening> kind) {
        return watch.events.stream()
                .filter(event -> kind.isInstance(event.happening()))
                .reduce((earlier, later) -> later);
    }

    @Override
    public void close() {
        controller.close();
        timers.close();
    }
}
