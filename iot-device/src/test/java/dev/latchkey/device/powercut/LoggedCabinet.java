package dev.latchkey.device.powercut;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A cabinet that stays as it is while the power is off: its doors and parcels are what the [WorldLog] tells.
final class LoggedCabinet implements Cabinet {

    static final int PARCELS = 8;
    static final int COMPARTMENTS = 12;

    private final WorldLog log;
    private final Map<Integer, Boolean> open = new TreeMap<>();
    private final Map<Integer, String> parcels = new TreeMap<>();
    private final Set<Integer> invited = new TreeSet<>();
    private volatile Optional<CabinetListener> listener = Optional.empty();

    LoggedCabinet(WorldLog log, List<WorldLog.Line> history) {
        this.log = log;
        history.forEach(this::replay);
    }

    private void replay(WorldLog.Line line) {
        switch (line.what()) {
            case "opens" -> open.put(line.compartment(), true);
            case "closes" -> open.put(line.compartment(), false);
            case "courier" -> invited.remove(line.compartment());
            case "prompt" -> shown(line.compartment(), line.detail());
            case "put" -> parcels.put(line.compartment(), line.detail());
            case "take" -> parcels.remove(line.compartment());
            default -> {}
        }
    }

    @Override
    public void listen(CabinetListener listener) {
        this.listener = Optional.of(listener);
    }

    @Override
    public List<Compartment> compartments() {
        return IntStream.rangeClosed(1, COMPARTMENTS)
                .mapToObj(number -> new Compartment(number, Size.M))
                .toList();
    }

    @Override
    public void release(int compartment) {
        log.write("release", compartment, "-");
        synchronized (this) {
            log.write("opens", compartment, "-");
            open.put(compartment, true);
        }
        listener.ifPresent(it -> it.doorOpened(compartment));
    }

    /// A courier comes with a parcel for this compartment, and is to be told whether it opens for them.
    void awaitCourier(int compartment, String parcel) {
        synchronized (this) {
            log.write("courier", compartment, parcel);
            invited.remove(compartment);
        }
    }

    /// Whether the courier who came last was told to put their parcel in. A door may be open for somebody else.
    synchronized boolean isInvited(int compartment) {
        return invited.contains(compartment);
    }

    private void shown(int compartment, String prompt) {
        if (prompt.equals(Prompt.PUT_PARCEL.name())) {
            invited.add(compartment);
        }
    }

    void put(int compartment, String parcel) {
        synchronized (this) {
            log.write("put", compartment, parcel);
            parcels.put(compartment, parcel);
        }
    }

    void take(int compartment) {
        synchronized (this) {
            log.write("take", compartment, parcels.get(compartment));
            parcels.remove(compartment);
        }
    }

    void close(int compartment) {
        synchronized (this) {
            log.write("closes", compartment, "-");
            open.put(compartment, false);
        }
        listener.ifPresent(it -> it.doorClosed(compartment));
    }

    synchronized Optional<String> parcel(int compartment) {
        return Optional.ofNullable(parcels.get(compartment));
    }

    synchronized boolean isOpen(int compartment) {
        return open.getOrDefault(compartment, false);
    }

    @Override
    public Door door(int compartment) {
        return isOpen(compartment) ? Door.OPEN : Door.CLOSED;
    }

    @Override
    public Occupancy occupancy(int compartment) {
        return parcel(compartment).isPresent() ? Occupancy.OCCUPIED : Occupancy.EMPTY;
    }

    @Override
    public Power power() {
        return new Power("mains", 100);
    }

    @Override
    public synchronized void show(Prompt prompt, Optional<Integer> compartment) {
        log.write("prompt", compartment.orElse(0), prompt.name());
        shown(compartment.orElse(0), prompt.name());
    }
}
