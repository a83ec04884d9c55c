package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.journal.Opening;
import dev.latchkey.device.journal.Openings;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens a compartment for somebody who may take out what is in it. `opened` is on the disk before the latch is
/// released: a power cut between the two leaves an event too many, never an opening that nobody knows of.
final class OpenCompartment {

    private final Cabinet cabinet;
    private final Openings openings;
    private final Grants grants;
    private final Events events;
    private final ReleaseDoor doors;

    OpenCompartment(Cabinet cabinet, Openings openings, Grants grants, Events events, ReleaseDoor doors) {
        this.cabinet = cabinet;
        this.openings = openings;
        this.grants = grants;
        this.events = events;
        this.doors = doors;
    }

    /// For a code that was granted. A grant for a compartment that this cabinet lacks is a fault.
    void open(int compartment, String deliveryId, int codeVersion, OpenedBy by) {
        if (!exists(compartment)) {
            events.record(FaultCode.NO_SUCH_COMPARTMENT.happening(Optional.of(compartment), Map.of()));
            cabinet.show(Prompt.TRY_AGAIN_LATER, Optional.empty());
            return;
        }
        Opening opening = new Opening.Pickup(compartment, deliveryId, codeVersion);
        record(opening, by, () -> {});
        release(opening, by, Prompt.TAKE_PARCEL, _ -> {});
    }

    /// Goes through an opening up to the latch and leaves no trace: the first recipient after a restart is not to
    /// wait for classes to load.
    void rehearse() {
        Opening opening = new Opening.Pickup(1, "rehearsal", 1);
        exists(opening.compartment());
        events.rehearse(opened(opening, OpenedBy.KEYPAD), () -> doors.expect(opening));
    }

    boolean exists(int compartment) {
        return cabinet.compartments().stream().anyMatch(it -> it.number() == compartment);
    }

    /// By remote command. Where the locker knows whose parcel is behind the door, the opening counts as theirs;
    /// where a courier is leaving one, it stays the courier's.
    ///
    /// @param along is journalled in the same step
    void openByCommand(int compartment, Runnable along, Consumer<DoorOutcome> whenKnown) {
        Opening opening = openings.of(compartment)
                .filter(Opening.Deposit.class::isInstance)
                .orElseGet(() -> byGrants(compartment));
        record(opening, OpenedBy.COMMAND, along);
        release(opening, OpenedBy.COMMAND, Prompt.DOOR_OPENS, whenKnown);
    }

    private Opening byGrants(int compartment) {
        List<Grant> behind = grants.behind(compartment);
        return behind.size() == 1
                ? new Opening.Pickup(
                        compartment,
                        behind.getFirst().deliveryId(),
                        behind.getFirst().codeVersion())
                : new Opening.Service(compartment);
    }

    private void record(Opening opening, OpenedBy by, Runnable along) {
        events.record(List.of(opened(opening, by)), () -> {
            doors.expect(opening);
            along.run();
        });
    }

    private static Happening opened(Opening opening, OpenedBy by) {
        return opening instanceof Opening.Pickup it
                ? new Happening.Opened(
                        it.compartment(), Optional.of(it.deliveryId()), Optional.of(it.codeVersion()), by)
                : new Happening.Opened(opening.compartment(), Optional.empty(), Optional.empty(), by);
    }

    private static Visitor visitor(Opening opening, OpenedBy by) {
        return Visitor.by(by, opening instanceof Opening.Pickup it ? Optional.of(it.deliveryId()) : Optional.empty());
    }

    private void release(Opening opening, OpenedBy by, Prompt prompt, Consumer<DoorOutcome> whenKnown) {
        cabinet.show(prompt, Optional.of(opening.compartment()));
        doors.release(opening.compartment(), visitor(opening, by), whenKnown.andThen(outcome -> {
            if (outcome == DoorOutcome.STUCK) {
                stuck(opening);
            }
        }));
    }

    /// Whoever opens it from now on was not let in.
    private void stuck(Opening opening) {
        openings.remove(opening);
        cabinet.show(Prompt.DOOR_STUCK, Optional.of(opening.compartment()));
    }
}
