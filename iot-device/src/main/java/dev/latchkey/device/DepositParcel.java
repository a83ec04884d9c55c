package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.journal.Opening;
import java.util.Optional;
import java.util.stream.IntStream;

/// A courier leaves a parcel: opens a free compartment. That the parcel is in is said only when its door is
/// closed and the parcel sensed ([SettleDoor]).
final class DepositParcel {

    private final Cabinet cabinet;
    private final Journal journal;
    private final Grants grants;
    private final ReleaseDoor doors;
    private final Faults faults;
    private final LockerObserver observer;

    DepositParcel(
            Cabinet cabinet,
            Journal journal,
            Grants grants,
            ReleaseDoor doors,
            Faults faults,
            LockerObserver observer) {
        this.cabinet = cabinet;
        this.journal = journal;
        this.grants = grants;
        this.doors = doors;
        this.faults = faults;
        this.observer = observer;
    }

    /// @param wanted the compartment to open, or any
    void requested(String trackingNumber, Optional<Integer> wanted) {
        free().filter(number -> wanted.isEmpty() || wanted.get() == number)
                .findFirst()
                .ifPresentOrElse(number -> open(number, trackingNumber, wanted), () -> refuse(trackingNumber));
    }

    private void open(int compartment, String trackingNumber, Optional<Integer> wanted) {
        Opening opening = new Opening.Deposit(compartment, trackingNumber);
        journal.atomically(() -> doors.expect(opening));
        cabinet.show(Prompt.PUT_PARCEL, Optional.of(compartment));
        doors.release(compartment, Visitor.COURIER, outcome -> {
            if (outcome == DoorOutcome.STUCK) {
                journal.openings().remove(opening);
                requested(trackingNumber, wanted); // Where any will do, the next one; a stuck one is not free.
            }
        });
    }

    private void refuse(String trackingNumber) {
        cabinet.show(Prompt.NO_ROOM, Optional.empty());
        observer.depositRefused(trackingNumber);
    }

    private IntStream free() {
        return cabinet.compartments().stream().mapToInt(Compartment::number).filter(this::isFree);
    }

    /// The sensor alone does not do: it overlooks a letter, and can forget a parcel that it has seen.
    private boolean isFree(int compartment) {
        return cabinet.door(compartment) == Door.CLOSED
                && isEmpty(cabinet.occupancy(compartment))
                && journal.contents()
                        .of(compartment)
                        .filter(Occupancy.OCCUPIED::equals)
                        .isEmpty()
                && !faults.isAny(compartment)
                && !journal.disabled().contains(compartment)
                && journal.openings().of(compartment).isEmpty()
                && grants.behind(compartment).isEmpty();
    }

    private static boolean isEmpty(Occupancy occupancy) {
        return occupancy == Occupancy.EMPTY || occupancy == Occupancy.NOT_FITTED;
    }
}
