package dev.latchkey.device.cabinet;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A cabinet without hardware, and the people in front of it.
///
/// [People#HELPFUL] ones do what is expected of them as soon as a door opens: a courier puts the parcel in, a
/// recipient takes it out, and both close the door. With [People#NONE] nothing moves unless [#put], [#take] and
/// [#close] say so.
public final class SimulatedCabinet implements Cabinet {

    /// Who stands in front of the cabinet.
    public enum People {
        HELPFUL,
        NONE
    }

    /// What can be wrong with one compartment.
    public enum Fault {
        DOOR_JAMMED,
        /// It springs open again.
        DOOR_DOES_NOT_CLOSE,
        DOOR_SENSOR_DEAD,
        DOOR_SENSOR_SAYS_OPEN,
        DOOR_SENSOR_SAYS_CLOSED,
        OCCUPANCY_SENSOR_DEAD,
        /// It overlooks what is there, as it does a letter.
        OCCUPANCY_SENSOR_SAYS_EMPTY,
        OCCUPANCY_SENSOR_SAYS_OCCUPIED,
        /// The board does not answer when the latch is to be pulsed.
        LATCH_UNREACHABLE
    }

    /// What can be wrong with one key.
    public enum KeyFault {
        /// It never comes.
        DEAD,
        /// Each press comes twice.
        BOUNCES
    }

    private static final int REPEATS_OF_A_STUCK_KEY = 150;

    private final Map<Integer, Box> boxes;
    private final People people;
    private final Set<Part> broken = EnumSet.noneOf(Part.class);
    private final Map<Character, KeyFault> brokenKeys = new TreeMap<>();
    private final Set<Integer> unfitted = new HashSet<>();
    private volatile CabinetListener listener;
    private Optional<Integer> courierAt = Optional.empty();
    private Optional<Prompt> shown = Optional.empty();
    private Power power = new Power("mains", 100);
    private Cover cover = Cover.CLOSED;
    private Optional<Integer> temperature = Optional.of(20);

    public SimulatedCabinet(List<Compartment> compartments, People people) {
        boxes = new TreeMap<>(compartments.stream().collect(Collectors.toMap(Compartment::number, Box::new)));
        this.people = people;
    }

    // ---- people ----

    /// A courier leaves a parcel in any free compartment.
    public void deposit(String trackingNumber) {
        listener.depositRequested(trackingNumber, Optional.empty());
    }

    /// A courier leaves a parcel in this compartment.
    public void deposit(String trackingNumber, int compartment) {
        listener.depositRequested(trackingNumber, Optional.of(compartment));
    }

    /// Somebody types a code on the keypad. What comes of it is what the keys make of it.
    public void type(String digits) {
        String typed = digits.chars().mapToObj(key -> press((char) key)).collect(Collectors.joining());
        if (!typed.isEmpty()) {
            listener.codeTyped(typed);
        }
    }

    private String press(char key) {
        String pressed = comesOf(key);
        pressed.chars().forEach(it -> listener.keyPressed((char) it));
        return pressed;
    }

    private synchronized String comesOf(char key) {
        if (broken.contains(Part.KEYPAD)) {
            return "";
        }
        return switch (brokenKeys.get(key)) {
            case DEAD -> "";
            case BOUNCES -> String.valueOf(key).repeat(2);
            case null -> String.valueOf(key);
        };
    }

    /// Somebody holds a code before the scanner.
    public void scan(String text) {
        if (works(Part.SCANNER)) {
            listener.codeScanned(text);
        }
    }

    private synchronized boolean works(Part part) {
        return !broken.contains(part);
    }

    /// Puts something into a compartment, whose door may be open or not.
    public synchronized void put(int compartment) {
        box(compartment).occupied = true;
    }

    /// Takes everything out of a compartment.
    public synchronized void take(int compartment) {
        box(compartment).occupied = false;
    }

    /// Closes a door. One that is closed already stays so, unreported.
    public void close(int compartment) {
        if (!isBroken(compartment, Fault.DOOR_DOES_NOT_CLOSE) && moved(compartment, false)) {
            listener.doorClosed(compartment);
        }
    }

    /// Opens a door by force or with a service key.
    public void forceOpen(int compartment) {
        if (moved(compartment, true)) {
            listener.doorOpened(compartment);
        }
    }

    /// Somebody kicks the cabinet.
    public void shake() {
        listener.shaken();
    }

    // ---- faults ----

    public synchronized void breakDown(int compartment, Fault fault) {
        box(compartment).faults.add(fault);
    }

    public synchronized void repair(int compartment) {
        box(compartment).faults.clear();
    }

    public void breakDown(Part part) {
        changed(() -> broken.add(part));
    }

    public void repair(Part part) {
        changed(() -> broken.remove(part));
    }

    public synchronized void breakDown(char key, KeyFault fault) {
        brokenKeys.put(key, fault);
    }

    public synchronized void repair(char key) {
        brokenKeys.remove(key);
    }

    /// A key sticks for a while: it comes again and again.
    public void stick(char key) {
        for (int i = 0; i < REPEATS_OF_A_STUCK_KEY; i++) {
            press(key);
        }
    }

    /// The compartment is one without an occupancy sensor.
    public synchronized void removeOccupancySensor(int compartment) {
        box(compartment);
        unfitted.add(compartment);
    }

    public void cover(Cover cover) {
        changed(() -> this.cover = cover);
    }

    public synchronized void temperature(Optional<Integer> celsius) {
        temperature = celsius;
    }

    public void power(Power power) {
        changed(() -> this.power = power);
    }

    private void changed(Runnable change) {
        synchronized (this) {
            change.run();
        }
        Optional.ofNullable(listener).ifPresent(CabinetListener::sensorChanged);
    }

    /// What the display shows.
    public synchronized Optional<Prompt> shown() {
        return shown;
    }

    /// What the compartment really holds, whatever its sensor says.
    public synchronized boolean isOccupied(int compartment) {
        return box(compartment).occupied;
    }

    /// Whether the door really stands open, whatever its sensor says.
    public synchronized boolean isOpen(int compartment) {
        return box(compartment).open;
    }

    // ---- hardware ----

    @Override
    public void listen(CabinetListener listener) {
        this.listener = listener;
    }

    @Override
    public List<Compartment> compartments() {
        return boxes.values().stream().map(box -> box.compartment).toList();
    }

    @Override
    public void release(int compartment) {
        if (isBroken(compartment, Fault.LATCH_UNREACHABLE)) {
            throw new IllegalStateException("the board of compartment " + compartment + " does not answer");
        }
        if (isBroken(compartment, Fault.DOOR_JAMMED)) {
            return;
        }
        forceOpen(compartment);
        if (people == People.HELPFUL) {
            handleParcel(compartment);
            close(compartment);
        }
    }

    private boolean isBroken(int compartment, Fault fault) {
        return read(compartment, box -> box.faults.contains(fault));
    }

    private synchronized void handleParcel(int compartment) {
        box(compartment).occupied = courierAt.equals(Optional.of(compartment));
        courierAt = Optional.empty();
    }

    @Override
    public synchronized Door door(int compartment) {
        Box box = box(compartment);
        if (box.faults.contains(Fault.DOOR_SENSOR_DEAD)) {
            return Door.UNKNOWN;
        }
        return box.seemsOpen() ? Door.OPEN : Door.CLOSED;
    }

    @Override
    public synchronized Latch latch(int compartment) {
        return box(compartment).open ? Latch.RELEASED : Latch.ENGAGED;
    }

    @Override
    public synchronized Occupancy occupancy(int compartment) {
        Box box = box(compartment);
        if (unfitted.contains(compartment)) {
            return Occupancy.NOT_FITTED;
        }
        if (box.faults.contains(Fault.OCCUPANCY_SENSOR_DEAD)) {
            return Occupancy.UNKNOWN;
        }
        return box.seemsOccupied() ? Occupancy.OCCUPIED : Occupancy.EMPTY;
    }

    @Override
    public synchronized Power power() {
        return power;
    }

    @Override
    public synchronized SelfTest test(Part part) {
        return broken.contains(part) ? SelfTest.FAILED : SelfTest.PASSED;
    }

    @Override
    public synchronized Cover cover() {
        return cover;
    }

    @Override
    public synchronized Optional<Integer> temperatureCelsius() {
        return temperature;
    }

    @Override
    public synchronized void show(Prompt prompt, Optional<Integer> compartment) {
        shown = Optional.of(prompt);
        courierAt = prompt == Prompt.PUT_PARCEL ? compartment : Optional.empty();
    }

    /// Moves a door; says whether its sensor saw that.
    private synchronized boolean moved(int compartment, boolean open) {
        Box box = box(compartment);
        boolean seemedOpen = box.seemsOpen();
        box.open = open;
        return box.seemsOpen() != seemedOpen && !box.faults.contains(Fault.DOOR_SENSOR_DEAD);
    }

    private synchronized <T> T read(int compartment, Function<Box, T> reading) {
        return reading.apply(box(compartment));
    }

    private Box box(int compartment) {
        return Optional.ofNullable(boxes.get(compartment))
                .orElseThrow(() -> new IllegalArgumentException("there is no compartment " + compartment));
    }

    private static final class Box {
        private final Compartment compartment;
        private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
        private boolean open;
        private boolean occupied;

        private Box(Compartment compartment) {
            this.compartment = compartment;
        }

        private boolean seemsOpen() {
            return !faults.contains(Fault.DOOR_SENSOR_SAYS_CLOSED)
                    && (open || faults.contains(Fault.DOOR_SENSOR_SAYS_OPEN));
        }

        private boolean seemsOccupied() {
            return !faults.contains(Fault.OCCUPANCY_SENSOR_SAYS_EMPTY)
                    && (occupied || faults.contains(Fault.OCCUPANCY_SENSOR_SAYS_OCCUPIED));
        }
    }
}
