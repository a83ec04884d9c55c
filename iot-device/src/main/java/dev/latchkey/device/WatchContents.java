package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.Grant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads every occupancy sensor, once a minute while something goes on. What is behind a closed door stays as it was
/// when the door was
/// closed; a change that lasts for two looks is a fault, and so is a sensor that does not answer.
final class WatchContents {

    private static final int LOOKS = 2;

    private final Cabinet cabinet;
    private final List<Integer> compartments;
    private final Journal journal;
    private final Grants grants;
    private final Faults faults;
    private final Map<Integer, Integer> silent = new HashMap<>();
    private final Map<Integer, Integer> different = new HashMap<>();

    WatchContents(Cabinet cabinet, Journal journal, Grants grants, Faults faults) {
        this.cabinet = cabinet;
        compartments = cabinet.compartments().stream().map(Compartment::number).toList();
        this.journal = journal;
        this.grants = grants;
        this.faults = faults;
    }

    /// @return whether nothing goes on that must be looked at again in a minute
    boolean look() {
        compartments.forEach(this::look);
        return silent.values().stream().allMatch(looks -> looks >= LOOKS)
                && different.values().stream().allMatch(looks -> looks >= LOOKS);
    }

    private void look(int compartment) {
        Occupancy now = cabinet.occupancy(compartment);
        lookAtSensor(compartment, now);
        if (cabinet.door(compartment) == Door.CLOSED
                && journal.openings().of(compartment).isEmpty()) {
            lookAtContent(compartment, now);
        } else {
            different.remove(compartment);
        }
    }

    private void lookAtSensor(int compartment, Occupancy now) {
        if (now != Occupancy.UNKNOWN) {
            silent.remove(compartment);
            faults.clear(FaultCode.OCCUPANCY_SENSOR_DEAD, compartment);
        } else if (silent.merge(compartment, 1, Integer::sum) >= LOOKS) {
            faults.raise(FaultCode.OCCUPANCY_SENSOR_DEAD, compartment, Map.of("occupancySensor", Words.of(now)));
        }
    }

    private void lookAtContent(int compartment, Occupancy now) {
        Optional<Occupancy> before = journal.contents().of(compartment);
        if (before.isEmpty()) {
            trust(compartment);
        } else if (isKnown(now)) {
            compare(compartment, before.get(), now);
        }
    }

    private void compare(int compartment, Occupancy before, Occupancy now) {
        if (!isKnown(before)) {
            trust(compartment);
        } else if (before == now) {
            asItWas(compartment);
        } else if (different.merge(compartment, 1, Integer::sum) >= LOOKS) {
            changed(compartment, before, now);
        }
    }

    private static boolean isKnown(Occupancy occupancy) {
        return occupancy == Occupancy.OCCUPIED || occupancy == Occupancy.EMPTY;
    }

    /// What the sensor says now is how things should be: at first sight, and when somebody has seen to it.
    void trust(int compartment) {
        journal.contents().save(compartment, cabinet.occupancy(compartment));
        asItWas(compartment);
    }

    private void asItWas(int compartment) {
        different.remove(compartment);
        faults.clear(FaultCode.EMPTY_UNEXPECTEDLY, compartment);
        faults.clear(FaultCode.OCCUPIED_UNEXPECTEDLY, compartment);
    }

    private void changed(int compartment, Occupancy before, Occupancy now) {
        List<Grant> behind = grants.behind(compartment);
        Map<String, Object> evidence = new HashMap<>(Map.of("before", Words.of(before), "occupancy", Words.of(now)));
        if (now == Occupancy.EMPTY) {
            onlyOne(behind).ifPresent(grant -> evidence.put("deliveryId", grant.deliveryId()));
            faults.raise(FaultCode.EMPTY_UNEXPECTEDLY, compartment, evidence);
        } else if (behind.isEmpty()) {
            faults.raise(FaultCode.OCCUPIED_UNEXPECTEDLY, compartment, evidence);
        }
        // With a grant, something is behind the door that the sensor had overlooked, as it does a letter.
    }

    private static Optional<Grant> onlyOne(List<Grant> grants) {
        return grants.size() == 1 ? Optional.of(grants.getFirst()) : Optional.empty();
    }
}
