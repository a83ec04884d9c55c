package dev.latchkey.local.simulation;

import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What breaks at a cabinet, and by which of its fault codes a locker shows that it has noticed.
final class Breakages {

    /// At the compartment of a parcel. Of several, one is drawn.
    static final Map<Fault, List<SimulatedCabinet.Fault>> AT_A_PARCEL = Map.of(
            Fault.DOOR_SENSOR_DIES, List.of(SimulatedCabinet.Fault.DOOR_SENSOR_DEAD),
            Fault.DOOR_SENSOR_LIES,
                    List.of(
                            SimulatedCabinet.Fault.DOOR_SENSOR_SAYS_OPEN,
                            SimulatedCabinet.Fault.DOOR_SENSOR_SAYS_CLOSED),
            Fault.OCCUPANCY_SENSOR_DIES, List.of(SimulatedCabinet.Fault.OCCUPANCY_SENSOR_DEAD),
            Fault.OCCUPANCY_SENSOR_LIES,
                    List.of(
                            SimulatedCabinet.Fault.OCCUPANCY_SENSOR_SAYS_EMPTY,
                            SimulatedCabinet.Fault.OCCUPANCY_SENSOR_SAYS_OCCUPIED),
            Fault.DOOR_DOES_NOT_CLOSE, List.of(SimulatedCabinet.Fault.DOOR_DOES_NOT_CLOSE));

    /// At the panel.
    static final Map<Fault, Part> AT_THE_PANEL =
            Map.of(Fault.KEYPAD_DEAD, Part.KEYPAD, Fault.SCANNER_DEAD, Part.SCANNER);

    private static final Map<String, Fault> CODES = Map.of(
            "doorSensorDead", Fault.DOOR_SENSOR_DIES,
            "doorSensorContradicts", Fault.DOOR_SENSOR_LIES,
            "occupancySensorDead", Fault.OCCUPANCY_SENSOR_DIES,
            "emptyUnexpectedly", Fault.OCCUPANCY_SENSOR_LIES,
            "occupiedUnexpectedly", Fault.OCCUPANCY_SENSOR_LIES,
            "doorDidNotClose", Fault.DOOR_DOES_NOT_CLOSE,
            "keypadDead", Fault.KEYPAD_DEAD,
            "scannerDead", Fault.SCANNER_DEAD,
            "keypadKeyStuck", Fault.KEY_STICKS);

    private Breakages() {}

    static Optional<Fault> shownBy(String code) {
        return Optional.ofNullable(CODES.get(code));
    }
}
