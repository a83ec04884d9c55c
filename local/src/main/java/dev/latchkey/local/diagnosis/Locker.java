package dev.latchkey.local.diagnosis;

import dev.latchkey.device.Configuration;
import dev.latchkey.device.LockerController;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.Status;
import dev.latchkey.device.Surroundings;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.time.RealTimers;
import dev.latchkey.device.time.Timers.Timer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// A locker's real controller in front of a simulated cabinet, connected by AWS's device SDK. Its cabinet
/// is so large that nobody is turned away for want of room.
public final class Locker implements AutoCloseable {

    private static final int COMPARTMENTS = 200;

    private final String lockerId;
    private final SimulatedCabinet cabinet;
    private final LockerController controller;
    private final RealTimers timers = new RealTimers();
    private final AtomicReference<Runnable> healthReport = new AtomicReference<>();

    private Locker(String lockerId, Path state, URI mqtt, Clock clock) {
        this.lockerId = lockerId;
        var compartments = IntStream.rangeClosed(1, COMPARTMENTS)
                .mapToObj(number -> new Compartment(number, Size.L))
                .toList();
        cabinet = new SimulatedCabinet(compartments, People.HELPFUL);
        controller = LockerController.of(
                Configuration.in(
                        state.resolve("lockers").resolve(lockerId),
                        lockerId,
                        Endpoint.parse(mqtt.toString()),
                        state.resolve("ca.pem")),
                cabinet,
                new Surroundings(clock, this::after, UUID::randomUUID),
                LockerObserver.NONE,
                () -> {});
    }

    /// It connects as soon as it can.
    ///
    /// @param state the local system's folder, which holds what a locker needs
    /// @param clock the system's
    public static Locker switchedOn(String lockerId, Path state, URI mqtt, Clock clock) {
        var locker = new Locker(lockerId, state, mqtt, clock);
        locker.controller.start();
        return locker;
    }

    /// Its network is gone: nobody answers where the broker was.
    public static Locker cutOff(String lockerId, Path state, Clock clock) {
        return switchedOn(lockerId, state, URI.create("ssl://127.0.0.1:9"), clock);
    }

    public boolean isConnected() {
        return status().link() instanceof LinkState.Connected;
    }

    /// Its timers run in real time, and its report of health is due whenever [#saysHowItIs] says so.
    private Timer after(Duration delay, Runnable action) {
        if (!delay.equals(LockerController.HEALTH_EVERY)) {
            return timers.after(delay, action);
        }
        healthReport.set(action);
        return () -> healthReport.compareAndSet(action, null);
    }

    /// Reports its health, as it has done every quarter of an hour of a virtual time that it cannot tell.
    public void saysHowItIs() {
        healthReport.get().run();
        reports();
    }

    public String lockerId() {
        return lockerId;
    }

    /// A courier puts a parcel in, and the broker has taken the news.
    public void deposits(String trackingNumber) {
        cabinet.deposit(trackingNumber);
        reports();
    }

    /// Somebody types a code and takes out what is behind the door that opens, if one does.
    public void types(String digits) {
        cabinet.type(digits);
        reports();
    }

    /// The cabinet itself, for whoever breaks or repairs something in it.
    public SimulatedCabinet cabinet() {
        return cabinet;
    }

    /// Somebody puts a parcel into this compartment, and the broker has taken the news.
    public void deposits(String trackingNumber, int compartment) {
        cabinet.deposit(trackingNumber, compartment);
        reports();
    }

    /// Somebody holds a QR code before the scanner, as [#types].
    public void scans(String text) {
        cabinet.scan(text);
    }

    /// As [#deposits], while nobody can be told.
    ///
    /// @param compartment that the courier chooses
    public void takesIn(String trackingNumber, int compartment) {
        cabinet.deposit(trackingNumber, compartment);
    }

    public boolean isOccupied(int compartment) {
        return cabinet.isOccupied(compartment);
    }

    public Status status() {
        return controller.status();
    }

    /// Returns when nothing is left to report.
    private void reports() {
        controller.quiet().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        controller.close();
        timers.close();
    }
}
