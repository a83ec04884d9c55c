package dev.latchkey.fault;

import static dev.latchkey.fault.FaultRule.Way.LATCH;
import static dev.latchkey.fault.FaultRule.Way.OTHER_INPUT;
import static dev.latchkey.fault.FaultRule.Way.PEOPLE;
import static dev.latchkey.fault.FaultRule.Way.TECHNICIAN;

import dev.latchkey.fault.FaultRule.MoreTime;
import dev.latchkey.fault.FaultRule.OutOfUse;
import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.LockerFault;
import java.util.List;
import java.util.Optional;

/// The table of what is done about each kind of fault; `docs/locker-faults.md` shows the same.
final class FaultRules {

    private static final String MINOR = "minor";
    private static final String NOBODY = "";

    static final List<FaultRule> ALL = List.of(
            rule(
                    "doorDidNotOpen",
                    OutOfUse.COMPARTMENT,
                    Parcels.ITS,
                    MoreTime.PROMISED,
                    "LOCKER_TROUBLE",
                    LATCH,
                    TECHNICIAN),
            rule("doorDidNotClose", OutOfUse.COMPARTMENT, Parcels.ITS, MoreTime.ITS_LENGTH, NOBODY, TECHNICIAN),
            rule("doorForced", OutOfUse.COMPARTMENT, Parcels.ITS, MoreTime.ITS_LENGTH, NOBODY, TECHNICIAN, PEOPLE),
            rule("occupancySensorDead", OutOfUse.COMPARTMENT, Parcels.ITS, MoreTime.ITS_LENGTH, NOBODY, TECHNICIAN),
            rule("occupiedUnexpectedly", OutOfUse.COMPARTMENT, Parcels.ITS, MoreTime.ITS_LENGTH, NOBODY, TECHNICIAN),
            rule(
                    "emptyUnexpectedly",
                    OutOfUse.COMPARTMENT,
                    Parcels.ITS,
                    MoreTime.ITS_LENGTH,
                    NOBODY,
                    TECHNICIAN,
                    PEOPLE),
            rule(
                    "keypadDead",
                    OutOfUse.KEYPAD,
                    Parcels.ALL,
                    MoreTime.PROMISED,
                    "KEYPAD_TROUBLE",
                    OTHER_INPUT,
                    TECHNICIAN),
            rule(
                    "keypadKeyStuck",
                    OutOfUse.KEYPAD,
                    Parcels.ALL,
                    MoreTime.PROMISED,
                    "KEYPAD_TROUBLE",
                    OTHER_INPUT,
                    TECHNICIAN),
            rule(
                    "keypadKeyDead",
                    OutOfUse.KEYPAD,
                    Parcels.ALL,
                    MoreTime.PROMISED,
                    "KEYPAD_TROUBLE",
                    OTHER_INPUT,
                    TECHNICIAN),
            rule(
                    "scannerDead",
                    OutOfUse.SCANNER,
                    Parcels.ALL,
                    MoreTime.PROMISED,
                    "SCANNER_TROUBLE",
                    OTHER_INPUT,
                    TECHNICIAN),
            rule("tampered", OutOfUse.NOTHING, Parcels.ALL, MoreTime.NONE, NOBODY, TECHNICIAN),
            rule("powerOnBattery", OutOfUse.NOTHING, Parcels.ALL, MoreTime.NONE, NOBODY, TECHNICIAN),
            rule("batteryLow", OutOfUse.NOTHING, Parcels.ALL, MoreTime.PROMISED, "LOCKER_AWAY", TECHNICIAN),
            rule("offline", OutOfUse.NOTHING, Parcels.ALL, MoreTime.NONE, "LOCKER_AWAY", TECHNICIAN),
            rule("silent", OutOfUse.NOTHING, Parcels.ALL, MoreTime.NONE, NOBODY, TECHNICIAN),
            rule("relocationAsked", OutOfUse.NOTHING, Parcels.ITS, MoreTime.NONE, NOBODY, TECHNICIAN),
            recorded("guessing"),
            recorded("doorSensorContradicts"),
            recorded("doorSensorDead"),
            recorded("displayDead"),
            recorded("shaken"),
            recorded("temperatureOutOfRange"),
            recorded("networkLost"),
            recorded("clockWrong"),
            recorded("manifestRefused"),
            recorded("noSuchCompartment"));

    private FaultRules() {}

    /// The rule of a fault. One that only a newer locker knows goes by its severity: a minor one is
    /// recorded, of any other a technician hears, and its compartment takes no more parcels.
    static FaultRule of(LockerFault fault) {
        return ALL.stream()
                .filter(rule -> rule.code().equals(fault.code()))
                .findFirst()
                .orElseGet(() -> unknown(fault));
    }

    private static FaultRule unknown(LockerFault fault) {
        if (fault.severity().equals(MINOR)) {
            return recorded(fault.code());
        }
        return fault.compartment() > 0
                ? rule(fault.code(), OutOfUse.COMPARTMENT, Parcels.ITS, MoreTime.ITS_LENGTH, NOBODY, TECHNICIAN)
                : rule(fault.code(), OutOfUse.NOTHING, Parcels.ALL, MoreTime.ITS_LENGTH, NOBODY, TECHNICIAN);
    }

    private static FaultRule recorded(String code) {
        return rule(code, OutOfUse.NOTHING, Parcels.NONE, MoreTime.NONE, NOBODY);
    }

    private static FaultRule rule(
            String code, OutOfUse outOfUse, Parcels parcels, MoreTime moreTime, String notice, Way... ways) {
        return new FaultRule(
                code, outOfUse, parcels, moreTime, Optional.of(notice).filter(kind -> !kind.isEmpty()), List.of(ways));
    }
}
