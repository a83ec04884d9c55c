package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.locker.LockerFault;

/// What a fault stands in the way of, for those who come for a parcel. It follows from [FaultRules].
public enum Obstacle {
    /// It is only recorded.
    NOTHING,
    /// The parcel in the fault's compartment.
    COMPARTMENT,
    /// Every parcel in the locker, for those who type.
    KEYPAD,
    /// Every parcel in the locker, for those who hold a QR code to it.
    SCANNER,
    /// Every parcel in the locker: it may not open, or not for long.
    LOCKER;

    public static Obstacle of(LockerFault fault) {
        var rule = FaultRules.of(fault);
        return switch (rule.outOfUse()) {
            case COMPARTMENT -> COMPARTMENT;
            case KEYPAD -> KEYPAD;
            case SCANNER -> SCANNER;
            case NOTHING -> rule.parcels() == Parcels.ALL ? LOCKER : NOTHING;
        };
    }
}
