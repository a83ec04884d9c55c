package dev.latchkey.device.cabinet;

import java.util.EnumSet;
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
        DOOR_SENSOR_DEAD,
        OCCUPANCY_SENSOR_DEAD
    }

    private final Map<Integer, Box> boxes;
    private final People people;
    private volatile CabinetListener listener;
    private Optional<Integer> courierAt = Optional.empty();
    private Optional<Prompt> shown = Optional.empty();
    private Power power = new Power("mains", 100);

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

    /// Somebody types a code on the keypad.
    public void type(String digits) {
        listener.codeTyped(digits);
    }

    /// Somebody holds a code before the scanner.
    public void scan(String text) {
        listener.codeScanned(text);
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
        if (moved(compartment, false)) {
            listener.doorClosed(compartment);
        }
    }

    /// Opens a door by force or with a service key.
    public void forceOpen(int compartment) {
        if (moved(compartment, true)) {
            listener.doorOpened(compartment);
        }
    }

    // ---- faults ----

    public synchronized void breakDown(int compartment, Fault fault) {
        box(compartment).faults.add(fault);
    }

    public synchronized void repair(int compartment) {
        box(compartment).faults.clear();
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

    public synchronized void power(Power power) {
        this.power = power;
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
        boolean jammed = read(compartment, box -> box.faults.contains(Fault.DOOR_JAMMED));
        if (jammed) {
            return;
        }
        forceOpen(compartment);
        if (people == People.HELPFUL) {
            handleParcel(compartment);
            close(compartment);
        }
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
        return box.open ? Door.OPEN : Door.CLOSED;
    }

    @Override
    public synchronized Occupancy occupancy(int compartment) {
        Box box = box(compartment);
        if (box.faults.contains(Fault.OCCUPANCY_SENSOR_DEAD)) {
            return Occupancy.UNKNOWN;
        }
        return box.occupied ? Occupancy.OCCUPIED : Occupancy.EMPTY;
    }

    @Override
    public synchronized Power power() {
        return power;
    }

    @Override
    public synchronized void show(Prompt prompt, Optional<Integer> compartment) {
        shown = Optional.of(prompt);
        courierAt = prompt == Prompt.PUT_PARCEL ? compartment : Optional.empty();
    }

    /// Moves a door; says whether its sensor saw that.
    private synchronized boolean moved(int compartment, boolean open) {
        Box box = box(compartment);
        boolean seen = box.open != open && !box.faults.contains(Fault.DOOR_SENSOR_DEAD);
        box.open = open;
        return seen;
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
    }
}
