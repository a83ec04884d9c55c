package dev.latchkey.local.simulation;

import dev.latchkey.device.LockerController;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.Surroundings;
import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.local.iot.LifecycleEvents;
import dev.latchkey.local.iot.Message;
import dev.latchkey.local.simulation.PowerSupply.Moment;
import dev.latchkey.local.simulation.judge.Sighting;
import dev.latchkey.local.simulation.judge.Sighting.CarriedAway;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.CourierCame;
import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;
import dev.latchkey.local.simulation.judge.Sighting.KeyTurned;
import dev.latchkey.local.simulation.judge.Sighting.LinkChanged;
import dev.latchkey.local.simulation.judge.Sighting.ManifestArrived;
import dev.latchkey.local.simulation.judge.Sighting.Moved;
import dev.latchkey.local.simulation.judge.Sighting.PutIn;
import dev.latchkey.local.simulation.judge.Sighting.SensorChanged;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import dev.latchkey.local.simulation.judge.Sighting.TokenShown;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A locker: the device's own controller on its own journal, between a cabinet, a network, a clock and a power supply
/// that are played.
final class SimulatedLocker implements AutoCloseable {

    private static final Duration SHORTLY = Duration.ofMinutes(1);
    private static final Duration MISSED_AFTER = Duration.ofSeconds(45);
    private static final double CLOCK_WRONG = 0.3;
    private static final List<Fault> CLOCK_FAULTS =
            List.of(Fault.CLOCK_OFF_BY_MINUTES, Fault.CLOCK_OFF_BY_DAYS, Fault.CLOCK_AT_1970);

    private final Disk disk;
    private final Surface surface;
    private final Consumer<Message> broker;
    private final LifecycleEvents lifecycle;
    private final UnaryOperator<Cabinet> bug;
    private final SimulatedCabinet cabinet;
    private final Panel panel;
    private final PowerSupply supply = new PowerSupply();
    private final Map<Integer, Story> parcels = new TreeMap<>();
    private final Map<String, Story> repeated = new HashMap<>();
    private final Map<Integer, EnumSet<SimulatedCabinet.Fault>> broken = new HashMap<>();
    private final Map<Story, Consumer<Integer>> waiting = new HashMap<>();
    private final Map<Integer, Integer> jams = new HashMap<>();
    private Optional<LifecycleEvents.Connection> session = Optional.empty();
    private Optional<Life> running = Optional.empty();
    private Optional<byte[]> retained = Optional.empty();
    private Duration clockOffset = Duration.ZERO;
    private boolean isReachable = true;
    private Fault cutOffFor = Fault.LOCKER_OFFLINE;
    private Optional<Fault> clockFault = Optional.empty();
    private int lives;

    SimulatedLocker(
            Disk disk,
            int compartments,
            Surface surface,
            Consumer<Message> broker,
            LifecycleEvents lifecycle,
            UnaryOperator<Cabinet> bug) {
        this.disk = disk;
        this.surface = surface;
        this.broker = broker;
        this.lifecycle = lifecycle;
        this.bug = bug;
        this.panel = new Panel(surface);
        this.cabinet = new SimulatedCabinet(
                IntStream.rangeClosed(1, compartments)
                        .mapToObj(number -> new Compartment(number, Size.L))
                        .toList(),
                SimulatedCabinet.People.NONE);
        boot();
    }

    /// What lies on the locker's disk.
    record Disk(String lockerId, LockerKey key, ManifestVerifier verifier, Path journal) {}

    /// A controller's time from a start until the power fails, after which it does nothing more.
    private record Life(SimulatedLink link, DeviceTime time, Journal journal) {}

    String lockerId() {
        return disk.lockerId();
    }

    boolean holds(Story story) {
        return parcels.containsValue(story);
    }

    // ------------------------------------------------------------------ people

    /// A courier puts a parcel into the compartment that the locker opens.
    void putIn(Story story) {
        repeated.put(story.trackingNumber(), story);
        repeated.put(story.deliveryId(), story);
        panel.next(
                () -> {
                    surface.saw(new CourierCame(surface.now(), story.deliveryId(), lockerId()));
                    cabinet.deposit(story.trackingNumber());
                },
                opened -> opened.ifPresentOrElse(
                        compartment -> surface.after(seconds(5, 20), () -> lookInto(story, compartment)),
                        () -> surface.after(minutes(10, 60), () -> putIn(story))));
    }

    /// A courier who finds another parcel inside tries again later.
    private void lookInto(Story story, int compartment) {
        if (parcels.containsKey(compartment)) {
            close(compartment);
            surface.after(minutes(10, 60), () -> putIn(story));
        } else {
            put(story, compartment);
        }
    }

    private void put(Story story, int compartment) {
        cabinet.put(compartment);
        parcels.put(compartment, story);
        surface.saw(new PutIn(surface.now(), story.deliveryId(), lockerId(), compartment));
        breakDownLater(story, compartment);
        surface.after(seconds(2, 6), () -> close(compartment));
    }

    /// Somebody types digits.
    ///
    /// @param seen is given the compartment whose door opened
    void typed(String digits, Consumer<Optional<Integer>> seen) {
        panel.next(
                () -> {
                    surface.saw(new CodeTyped(surface.now(), lockerId(), digits));
                    cabinet.type(digits);
                },
                seen);
    }

    /// Somebody holds a token before the scanner.
    void scanned(String token, Consumer<Optional<Integer>> seen) {
        panel.next(
                () -> {
                    surface.saw(new TokenShown(surface.now(), lockerId(), token));
                    cabinet.scan(token);
                },
                seen);
    }

    /// The compartment where a parcel lies.
    Optional<Integer> compartmentOf(Story story) {
        return parcels.entrySet().stream()
                .filter(entry -> entry.getValue().equals(story))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The parcel behind an open door is taken out and the door closed.
    ///
    /// @param closes so much later
    void takeOut(int compartment, Duration closes) {
        Optional.ofNullable(parcels.remove(compartment)).ifPresent(story -> {
            cabinet.take(compartment);
            surface.saw(new TakenOut(surface.now(), story.deliveryId(), lockerId(), compartment));
        });
        if (closes.compareTo(SHORTLY) > 0) {
            stir();
        }
        surface.after(closes, () -> close(compartment));
    }

    /// Somebody closes a door.
    void close(int compartment) {
        cabinet.close(compartment);
    }

    /// Whether the display shows this to whoever stands there.
    boolean shows(Prompt prompt) {
        return supply.isOn() && cabinet.shown().filter(prompt::equals).isPresent();
    }

    private void opened(int compartment) {
        surface.saw(new DoorOpened(surface.now(), lockerId(), compartment));
        if (broken.containsKey(compartment)) {
            stir();
        }
        var atDoor = Optional.ofNullable(parcels.get(compartment)).map(waiting::remove);
        atDoor.ifPresent(person -> person.accept(compartment));
        if (atDoor.isEmpty() && !panel.doorOpened(compartment)) {
            surface.after(minutes(1, 5), () -> close(compartment)); // Somebody passes by.
        }
    }

    /// A recipient waits before a door for it to open after all.
    void waitAtDoor(Story story, Duration patience, Consumer<Integer> opened, Runnable gaveUp) {
        waiting.put(story, opened);
        surface.after(patience, () -> {
            if (waiting.remove(story, opened)) {
                gaveUp.run();
            }
        });
    }

    // ------------------------------------------------------------------ technicians

    boolean isFree(int compartment) {
        return !parcels.containsKey(compartment);
    }

    /// The parcel that lies in a compartment.
    Optional<Story> in(int compartment) {
        return Optional.ofNullable(parcels.get(compartment));
    }

    /// Another free compartment.
    int freeBut(int other) {
        return cabinet.compartments().stream()
                .map(Compartment::number)
                .filter(number -> number != other && isFree(number))
                .findFirst()
                .orElse(other);
    }

    /// Repairs a compartment, or the panel.
    ///
    /// @param compartment 0 for the panel
    void repair(int compartment) {
        if (compartment == 0) {
            Breakages.AT_THE_PANEL.values().stream().sorted().forEach(cabinet::repair);
        } else {
            jams.remove(compartment);
            List.copyOf(broken.getOrDefault(compartment, EnumSet.noneOf(SimulatedCabinet.Fault.class)))
                    .forEach(fault -> repair(compartment, fault));
            close(compartment);
        }
        stir();
    }

    /// Puts what is in a compartment into another one.
    ///
    /// @param said the compartment that the technician will name
    void move(int from, int to, int said) {
        carryAway(from).ifPresent(story -> bring(story, to, said));
    }

    /// Puts a parcel into a compartment.
    ///
    /// @param said the compartment that the technician will name
    void bring(Story story, int compartment, int said) {
        unlock(compartment);
        cabinet.put(compartment);
        parcels.put(compartment, story);
        close(compartment);
        surface.saw(new Moved(surface.now(), story.deliveryId(), lockerId(), compartment, said));
    }

    /// Takes what is in a compartment with them.
    Optional<Story> carryAway(int compartment) {
        unlock(compartment);
        var taken = Optional.ofNullable(parcels.remove(compartment));
        taken.ifPresent(story -> {
            cabinet.take(compartment);
            surface.saw(new CarriedAway(surface.now(), story.deliveryId(), lockerId(), compartment));
        });
        close(compartment);
        return taken;
    }

    /// With the service key.
    private void unlock(int compartment) {
        surface.saw(new KeyTurned(surface.now(), lockerId(), compartment));
        if (!cabinet.isOpen(compartment)) {
            surface.saw(new DoorOpened(surface.now(), lockerId(), compartment));
            cabinet.forceOpen(compartment);
        }
    }

    // ------------------------------------------------------------------ the cabinet

    /// A parcel's door jams.
    ///
    /// @param pulses of the latch that it resists
    void jam(Story story, int pulses) {
        parcels.entrySet().stream()
                .filter(entry -> entry.getValue().equals(story))
                .map(Map.Entry::getKey)
                .forEach(compartment -> {
                    jams.put(compartment, pulses);
                    breakDown(compartment, SimulatedCabinet.Fault.DOOR_JAMMED);
                });
    }

    private void breakDown(int compartment, SimulatedCabinet.Fault fault) {
        broken.computeIfAbsent(compartment, number -> EnumSet.noneOf(SimulatedCabinet.Fault.class))
                .add(fault);
        cabinet.breakDown(compartment, fault);
        if (fault != SimulatedCabinet.Fault.DOOR_JAMMED) {
            surface.saw(new SensorChanged(surface.now(), lockerId(), compartment, true));
        }
        stir();
    }

    private void repair(int compartment, SimulatedCabinet.Fault fault) {
        var left = broken.getOrDefault(compartment, EnumSet.noneOf(SimulatedCabinet.Fault.class));
        if (left.remove(fault)) {
            cabinet.repair(compartment);
            left.forEach(other -> cabinet.breakDown(compartment, other));
            if (left.isEmpty()) {
                surface.saw(new SensorChanged(surface.now(), lockerId(), compartment, false));
            }
            stir();
        }
    }

    /// What is to break where a parcel lies, some time after it was put in, and heals in days where nobody sees to it.
    private void breakDownLater(Story story, int compartment) {
        Breakages.AT_A_PARCEL.keySet().stream()
                .sorted()
                .filter(story::has)
                .forEach(fault -> surface.after(minutes(1, 20 * 60), () -> {
                    var chosen = surface.chance().oneOf(Breakages.AT_A_PARCEL.get(fault));
                    breakDown(compartment, chosen);
                    surface.after(minutes(12 * 60, 72 * 60), () -> {
                        repair(compartment, chosen);
                        close(compartment);
                    });
                }));
    }

    /// A part of the panel breaks down for a while.
    void breakDown(Fault fault, Duration length) {
        var part = Breakages.AT_THE_PANEL.get(fault);
        surface.faults().injected(fault);
        cabinet.breakDown(part);
        stir();
        surface.after(length, () -> {
            cabinet.repair(part);
            stir();
        });
    }

    /// A key comes again and again.
    void stickKey() {
        surface.faults().injected(Fault.KEY_STICKS);
        cabinet.stick((char) ('0' + surface.chance().below(10)));
        stir();
    }

    /// Whoever looks now sees something.
    private void stir() {
        running.map(Life::time).ifPresent(DeviceTime::stir);
    }

    private void pulsed(int compartment) {
        if (jams.containsKey(compartment)) {
            surface.faults().tookEffect(Fault.DOOR_JAMS);
        }
        jams.computeIfPresent(compartment, (number, left) -> left > 1 ? left - 1 : null);
        if (!jams.containsKey(compartment)) {
            repair(compartment, SimulatedCabinet.Fault.DOOR_JAMMED);
        }
    }

    // ------------------------------------------------------------------ power

    private void boot() {
        supply.restore();
        int life = ++lives;
        Consumer<Runnable> power = action -> powered(life, action);
        var link = new SimulatedLink(new LockerTopics(lockerId()), surface, broker, power);
        var journal = Journal.open(disk.journal());
        var time = new DeviceTime(surface, () -> clockOffset, power);
        running = Optional.of(new Life(link, time, journal));
        var controller = new LockerController(
                disk.key(),
                disk.verifier(),
                bug.apply(new WatchedCabinet(cabinet, supply, this::opened, this::pulsed, power)),
                link,
                journal,
                new Surroundings(time.clock(), time::nanos, time, this::id),
                new Watcher(),
                () -> surface.after(Duration.ofMillis(1), () -> losePower(seconds(5, 30))));
        time.stir();
        powered(life, controller::start);
        surface.after(seconds(1, 3), this::reconnect);
    }

    private void powered(int life, Runnable action) {
        if (life == lives) {
            powered(action);
        }
    }

    private UUID id() {
        supply.reach(Moment.IN_THE_TRANSACTION);
        return UUID.fromString(surface.chance().uuid());
    }

    /// Everything that the controller does, it does in here.
    private void powered(Runnable action) {
        boolean wasOn = supply.isOn();
        supply.run(action);
        if (!supply.isOn()) {
            if (wasOn) {
                surface.faults().tookEffect(Fault.POWER_CUT_AT_THE_DOOR);
            }
            goDark(seconds(5, 120));
        }
    }

    /// The power will fail in the middle of the next opening.
    void losePowerAtTheDoor(Moment moment) {
        supply.willFailAt(moment);
    }

    /// The power is gone for a while.
    void losePower(Duration length) {
        supply.fail();
        goDark(length);
    }

    private void goDark(Duration length) {
        if (running.isPresent()) {
            end();
            left();
            disturbClock();
            surface.after(length, this::boot);
        }
    }

    /// Some clocks do not outlive a power cut as they should.
    private void disturbClock() {
        if (surface.chance().of(CLOCK_WRONG)) {
            var fault = surface.chance().oneOf(CLOCK_FAULTS);
            surface.faults().injected(fault);
            clockFault = Optional.of(fault);
            clockOffset = switch (fault) {
                case CLOCK_OFF_BY_MINUTES -> minutes(-30, 30);
                case CLOCK_OFF_BY_DAYS -> minutes(-20 * 24 * 60, 20 * 24 * 60);
                default -> Duration.between(surface.now(), Instant.EPOCH);
            };
        }
    }

    // ------------------------------------------------------------------ network

    /// Something comes down from the broker.
    ///
    /// @return whether the locker hears it
    boolean arrived(String topic, byte[] payload) {
        var link = online();
        link.ifPresent(it -> {
            if (topic.endsWith("/commands")) {
                surface.saw(CommandReading.of(surface.now(), lockerId(), payload));
            }
            powered(() -> it.arrived(topic, payload));
        });
        return link.isPresent();
    }

    private Optional<SimulatedLink> online() {
        return running.map(Life::link).filter(SimulatedLink::isConnected);
    }

    /// @param why how long it is, in a word
    void cutOff(Fault why, Duration length) {
        if (!isReachable) {
            return;
        }
        isReachable = false;
        cutOffFor = why;
        surface.faults().injected(why);
        surface.saw(new LinkChanged(surface.now(), lockerId(), false));
        online().ifPresent(link -> powered(link::disconnected));
        left();
        surface.after(length, () -> {
            isReachable = true;
            surface.saw(new LinkChanged(surface.now(), lockerId(), true));
            reconnect();
        });
    }

    /// Connects anew: the broker hands over what it retains, and the journal what it holds.
    void reconnect() {
        if (!isReachable) {
            return;
        }
        online().ifPresent(link -> powered(link::disconnected));
        left();
        running.map(Life::link).ifPresent(link -> {
            session = Optional.of(lifecycle.connected(lockerId(), lockerId(), "192.0.2.1"));
            powered(link::connected);
        });
        retained.ifPresent(manifest -> arrived("lockers/" + lockerId() + "/manifest", manifest));
    }

    /// The broker misses a client after one and a half times its keep-alive.
    private void left() {
        session.ifPresent(
                it -> surface.after(MISSED_AFTER, () -> lifecycle.disconnected(it, false, "MQTT_KEEP_ALIVE_TIMEOUT")));
        session = Optional.empty();
    }

    /// What the broker retains, whether the locker got it or not.
    void retain(byte[] signedManifest) {
        retained = Optional.of(signedManifest);
    }

    private void shown(String code) {
        Breakages.shownBy(code).ifPresent(surface.faults()::tookEffect);
        if (code.equals("clockWrong")) {
            clockFault.ifPresent(surface.faults()::tookEffect);
            clockFault = Optional.empty();
        }
    }

    /// What some lockers say again.
    private void repeat(LockerEvent event) {
        switch (event.happening()) {
            case Happening.Deposited it -> repeat(it.trackingNumber(), Fault.DEPOSIT_TWICE, event);
            case Happening.Collected it -> repeat(it.deliveryId(), Fault.PICKUP_TWICE, event);
            default -> {}
        }
    }

    private void repeat(String parcel, Fault fault, LockerEvent event) {
        Optional.ofNullable(repeated.remove(parcel))
                .filter(story -> story.has(fault))
                .ifPresent(story -> surface.after(
                        minutes(1, 120),
                        () -> broker.accept(
                                new Message("lockers/" + lockerId() + "/events", event.toJson(), lockerId()))));
    }

    private Duration seconds(int from, int to) {
        return surface.chance().between(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    private Duration minutes(int from, int to) {
        return surface.chance().between(Duration.ofMinutes(from), Duration.ofMinutes(to));
    }

    /// Switches the locker off for good.
    @Override
    public void close() {
        supply.fail();
        end();
    }

    private void end() {
        running.ifPresent(life -> {
            life.link().close();
            life.journal().close();
        });
        running = Optional.empty();
    }

    private final class Watcher implements LockerObserver {

        @Override
        public void happened(LockerEvent event) {
            if (!isReachable) {
                surface.faults().tookEffect(cutOffFor);
            }
            if (event.happening() instanceof Happening.Fault fault) {
                shown(fault.code());
            }
        }

        @Override
        public void sent(LockerEvent event) {
            repeat(event);
        }

        @Override
        public void manifestApplied(Manifest manifest) {
            var grants = manifest.grants().stream()
                    .map(grant -> new Sighting.Grant(grant.deliveryId(), grant.compartment(), grant.codeVersion()))
                    .toList();
            surface.saw(new ManifestArrived(surface.now(), lockerId(), manifest.version(), grants));
        }

        @Override
        public void manifestRefused(String reason) {
            if (!reason.contains("older")) {
                throw new IllegalStateException("A manifest is not the cloud's: " + reason);
            }
            surface.faults().tookEffect(Fault.MANIFEST_OVERTAKEN);
        }

        @Override
        public void broke(RuntimeException failure) {
            throw new IllegalStateException("A locker's controller broke", failure);
        }
    }
}
