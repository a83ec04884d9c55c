package dev.latchkey.device;

import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.Severity;
import dev.latchkey.device.message.WireName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that can be wrong at a locker; `docs/locker.md` says how each is seen and when it clears.
enum FaultCode {
    DOOR_DID_NOT_OPEN(
            Severity.MAJOR,
            Scope.COMPARTMENT,
            "doorSensor",
            "latch",
            "releaseAttempts",
            "boardSilent",
            "openedBy",
            "deliveryId"),
    DOOR_DID_NOT_CLOSE(Severity.MAJOR, Scope.COMPARTMENT, "openMinutes", "latch"),
    DOOR_SENSOR_CONTRADICTS(Severity.MINOR, Scope.COMPARTMENT, "doorSensor", "latch"),
    DOOR_SENSOR_DEAD(Severity.MINOR, Scope.COMPARTMENT, "doorSensor", "releaseAttempts"),
    DOOR_FORCED(Severity.CRITICAL, Scope.COMPARTMENT, "occupancy", "latch"),
    OCCUPANCY_SENSOR_DEAD(Severity.MAJOR, Scope.COMPARTMENT, "occupancySensor"),
    OCCUPIED_UNEXPECTEDLY(Severity.MAJOR, Scope.COMPARTMENT, "occupancy", "before"),
    EMPTY_UNEXPECTEDLY(Severity.CRITICAL, Scope.COMPARTMENT, "occupancy", "before", "deliveryId"),
    SCANNER_DEAD(Severity.MAJOR, Scope.LOCKER, "selfTest"),
    KEYPAD_DEAD(Severity.MAJOR, Scope.LOCKER, "selfTest", "deadKeys"),
    KEYPAD_KEY_STUCK(Severity.MAJOR, Scope.LOCKER, "key", "repeats"),
    KEYPAD_KEY_DEAD(Severity.MAJOR, Scope.LOCKER, "key", "honestDigits", "parcelsMissed"),
    DISPLAY_DEAD(Severity.MINOR, Scope.LOCKER, "selfTest"),
    TAMPERED(Severity.CRITICAL, Scope.LOCKER, "cover"),
    SHAKEN(Severity.MINOR, Scope.LOCKER, "shocks"),
    POWER_ON_BATTERY(Severity.MAJOR, Scope.LOCKER, "batteryPercent"),
    BATTERY_LOW(Severity.CRITICAL, Scope.LOCKER, "batteryPercent"),
    TEMPERATURE_OUT_OF_RANGE(Severity.MINOR, Scope.LOCKER, "temperatureCelsius"),
    NETWORK_LOST(Severity.MINOR, Scope.LOCKER, "seconds"),
    CLOCK_WRONG(Severity.MINOR, Scope.LOCKER, "behindSeconds", "source"),
    MANIFEST_REFUSED(Severity.MAJOR, Scope.LOCKER, "reason", "refused"),
    NO_SUCH_COMPARTMENT(Severity.MAJOR, Scope.COMPARTMENT);

    /// What a fault is a fault of.
    enum Scope {
        COMPARTMENT,
        LOCKER
    }

    private final Severity severity;
    private final Scope scope;
    private final List<String> evidence;

    FaultCode(Severity severity, Scope scope, String... evidence) {
        this.severity = severity;
        this.scope = scope;
        this.evidence = List.of(evidence);
    }

    Severity severity() {
        return severity;
    }

    Scope scope() {
        return scope;
    }

    /// What its evidence may tell, by name.
    List<String> evidence() {
        return evidence;
    }

    /// The fault as it is reported.
    ///
    /// @throws IllegalArgumentException where scope or evidence are not the code's
    Happening.Fault happening(Optional<Integer> compartment, Map<String, Object> seen) {
        if (compartment.isPresent() != (scope == Scope.COMPARTMENT)
                || !Set.copyOf(evidence).containsAll(seen.keySet())) {
            throw new IllegalArgumentException(this + ": not its compartment or evidence: " + seen.keySet());
        }
        return new Happening.Fault(toString(), severity, compartment, seen);
    }

    /// A fault of the whole locker that is over by the time it can be told.
    List<Happening> passing(Map<String, Object> seen) {
        return List.of(happening(Optional.empty(), seen), new Happening.FaultCleared(toString(), Optional.empty()));
    }

    /// The name on the wire: `DOOR_FORCED` is `doorForced`.
    @Override
    public String toString() {
        return WireName.of(this);
    }
}
