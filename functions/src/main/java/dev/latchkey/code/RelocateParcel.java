package dev.latchkey.code;

import dev.latchkey.code.RelocateParcel.Relocated.Done;
import dev.latchkey.code.RelocateParcel.Relocated.LockerAway;
import dev.latchkey.code.RelocateParcel.Relocated.NoSuchPlace;
import dev.latchkey.code.RelocateParcel.Relocated.NothingWaits;
import dev.latchkey.code.RelocateParcel.Relocated.Occupied;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.Workflows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets a parcel that was carried to another compartment, or to another locker of ours, be collected there:
/// in the same window, with other digits. One transaction takes the new digits and frees the old ones, so
/// there are never two that open. Done again after it broke off, it goes on where it stopped.
public final class RelocateParcel {

    private static final String RELOCATED = "ParcelRelocated";

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Codes codes;
    private final RotateCode rotateCode;
    private final PublishManifest publishManifest;
    private final Workflows workflows;
    private final AwaitPickup awaitPickup;
    private final Clock clock;

    public RelocateParcel(
            Deliveries deliveries,
            ChangeDelivery change,
            Lockers lockers,
            Codes codes,
            RotateCode rotateCode,
            PublishManifest publishManifest,
            Workflows workflows,
            AwaitPickup awaitPickup,
            Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.lockers = lockers;
        this.codes = codes;
        this.rotateCode = rotateCode;
        this.publishManifest = publishManifest;
        this.workflows = workflows;
        this.awaitPickup = awaitPickup;
        this.clock = clock;
    }

    /// @param movedBy the principal who says so; empty where the locker there saw the parcel go in
    public Relocated relocate(String deliveryId, Place to, Instant at, Optional<String> movedBy) {
        var known = deliveries.find(deliveryId).filter(Delivery::isWaitingForPickup);
        if (known.flatMap(Delivery::liveCode).isEmpty()) {
            return new NothingWaits();
        }
        if (lockers.find(to.lockerId())
                .filter(locker -> locker.hasCompartment(to.compartment()))
                .isEmpty()) {
            return new NoSuchPlace();
        }
        if (isTaken(to, known.get())) {
            return new Occupied();
        }
        var away = movedBy.flatMap(principal -> awaySince(to, known.get()));
        return away.<Relocated>map(LockerAway::new)
                .orElseGet(() -> move(known.get(), to, new Placement(to.compartment(), at, movedBy)));
    }

    /// The new code would open nothing at another locker that cannot hear of it.
    private Optional<Instant> awaySince(Place to, Delivery delivery) {
        return delivery.isFor(to.lockerId())
                ? Optional.empty()
                : lockers.presence(to.lockerId()).awaySince();
    }

    private boolean isTaken(Place to, Delivery delivery) {
        return lockers.occupants(to.lockerId()).stream()
                .filter(occupant -> occupant.compartment() == to.compartment())
                .anyMatch(occupant -> !occupant.deliveryId().equals(Optional.of(delivery.deliveryId())));
    }

    /// The delivery is written last: until then whoever tries again finds where the parcel came from.
    private Relocated move(Delivery before, Place to, Placement there) {
        var from = place(before);
        lockers.expect(to.lockerId(), before.trackingNumber(), before.deliveryId());
        return code(before.deliveryId(), to)
                .map(code -> {
                    settle(before, from, to, there);
                    publish(from, to);
                    return finish(note(code, from, to, there), code, to);
                })
                .orElseGet(NothingWaits::new);
    }

    /// The code that opens the place, made now or by an earlier try.
    private Optional<CodeRecord> code(String deliveryId, Place to) {
        return codes.find(deliveryId)
                .flatMap(live -> new Place(live.lockerId(), live.compartment()).equals(to)
                        ? Optional.of(live)
                        : rotateCode.replace(live, to.lockerId(), to.compartment()));
    }

    /// The places that a parcel was carried away from, by its timeline.
    static Stream<Place> leftPlaces(List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.type().equals(RELOCATED))
                .map(entry -> Place.read(entry.details().get("from").toString()));
    }

    private Delivery note(CodeRecord code, Place from, Place to, Placement there) {
        var now = clock.instant();
        var id = "relocated-" + code.version();
        var moved = new IssuedCode(code.version(), code.length(), code.keyVersion(), code.issuedAt(), code.expiresAt());
        return change.changeKnown(
                        code.deliveryId(),
                        delivery -> delivery.relocated(to.lockerId(), there, moved),
                        new TimelineEntry(
                                id,
                                now,
                                RELOCATED,
                                Map.of(
                                        "from", from.toString(),
                                        "to", to.toString(),
                                        "by", there.vouchedBy().orElse("locker"),
                                        "codeVersion", code.version())),
                        Optional.of(SeenEvent.ofWorkflow(id, now)))
                .delivery();
    }

    private void settle(Delivery delivery, Place from, Place to, Placement there) {
        if (from.equals(to)) {
            return;
        }
        var number = delivery.trackingNumber();
        lockers.vacate(from.lockerId(), from.compartment(), number);
        if (!from.lockerId().equals(to.lockerId())) {
            lockers.forget(from.lockerId(), number, delivery.deliveryId());
        }
        var id = "relocated-" + delivery.deliveryId() + "-" + there.at();
        lockers.keepDeposit(to.lockerId(), new Deposit(id, number, to.compartment(), there.at()));
    }

    private Relocated finish(Delivery after, CodeRecord code, Place to) {
        if (after.liveCode().isEmpty()) {
            // Collected, expired or called off meanwhile: whoever ended the old code may not have seen this one.
            codes.release(code);
            publish(to, to);
            return new NothingWaits();
        }
        workflows.startCodeNotice(after.deliveryId(), "relocated-" + code.version());
        awaitPickup.lookAgain(after.deliveryId());
        return new Done(code.version());
    }

    private void publish(Place from, Place to) {
        Stream.of(from.lockerId(), to.lockerId())
                .distinct()
                .flatMap(lockerId -> lockers.find(lockerId).stream())
                .forEach(publishManifest::publish);
    }

    private static Place place(Delivery delivery) {
        return new Place(
                delivery.registration().orElseThrow().lockerId(),
                delivery.placement().orElseThrow().compartment());
    }

    /// A compartment of a locker of ours.
    public record Place(String lockerId, int compartment) {

        private static Place read(String shown) {
            var parts = shown.split("/", 2);
            return new Place(parts[0], Integer.parseInt(parts[1]));
        }

        /// As a timeline shows it, such as `locker-berlin-1/7`.
        @Override
        public String toString() {
            return lockerId + "/" + compartment;
        }
    }

    /// What became of it.
    public sealed interface Relocated {

        record Done(int codeVersion) implements Relocated {}

        /// No parcel waits under a live code.
        record NothingWaits() implements Relocated {}

        record NoSuchPlace() implements Relocated {}

        /// Another parcel lies there.
        record Occupied() implements Relocated {}

        /// The locker there has no connection.
        record LockerAway(Instant since) implements Relocated {}
    }
}
