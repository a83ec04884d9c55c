package dev.latchkey.fault;

import java.util.List;
import java.util.Optional;

/// What is done about one kind of fault.
///
/// @param code the locker's word for it
/// @param outOfUse what takes no parcels, or no codes, until it is over
/// @param parcels which lie behind it
/// @param moreTime what it adds to their pickup windows
/// @param notice the kind of the notice to their recipients; empty where they can collect as before, or
///     must not be sent to the locker
/// @param ways out in their order; none where it is only recorded and counted
record FaultRule(
        String code, OutOfUse outOfUse, Parcels parcels, MoreTime moreTime, Optional<String> notice, List<Way> ways) {

    FaultRule {
        ways = List.copyOf(ways);
    }

    /// Whether somebody does something about it.
    boolean isHandled() {
        return !ways.isEmpty();
    }

    boolean has(Way way) {
        return ways.contains(way);
    }

    enum OutOfUse {
        NOTHING,
        COMPARTMENT,
        KEYPAD,
        SCANNER
    }

    enum Parcels {
        NONE,
        /// The one in the fault's compartment.
        ITS,
        ALL
    }

    /// What the windows of the parcels behind it get, if they could not be collected meanwhile.
    enum MoreTime {
        /// The door opens as before; a locker that has no connection has its time from when it was away.
        NONE,
        /// The time from its beginning to its end.
        ITS_LENGTH,
        /// What recipients are told of at once, or its length where that is more.
        PROMISED
    }

    enum Way {
        /// The door is released once more while the recipient stands there, or while nothing lies behind it.
        LATCH,
        /// The QR in the place of the keypad, or the code in the place of the scanner.
        OTHER_INPUT,
        /// Repairs it, or takes the parcel to another place.
        TECHNICIAN,
        /// A case at once: something may have happened to the parcel.
        PEOPLE
    }
}
