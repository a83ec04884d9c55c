package dev.latchkey.shipment;

import dev.latchkey.json.InvalidField;
import dev.latchkey.locker.Lockers;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.Fact.PreAdvised;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A parcel is announced: its recipient is kept, its locker expects it, and its workflow starts.
///
/// Each step can be done again. A registration that broke off halfway is completed when the sender repeats it.
public final class RegisterShipment {

    private final Carriers carriers;
    private final Lockers lockers;
    private final Recipients recipients;
    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final RecordDeposit recordDeposit;
    private final Workflows workflows;
    private final Clock clock;

    public RegisterShipment(
            Carriers carriers,
            Lockers lockers,
            Recipients recipients,
            Deliveries deliveries,
            ChangeDelivery change,
            RecordDeposit recordDeposit,
            Workflows workflows,
            Clock clock) {
        this.carriers = carriers;
        this.lockers = lockers;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.change = change;
        this.recordDeposit = recordDeposit;
        this.workflows = workflows;
        this.clock = clock;
    }

    /// @throws InvalidField where the sender may not register for that carrier or recipient, there is no such
    ///     locker, it has no compartment of that size, or it expects another parcel under this tracking number
    Changed register(CarrierEvent event, PreAdvised announced) {
        requireCarrier(event.carrier(), announced.carrier());
        requireRoom(announced);
        var unknown =
                Delivery.unknown(announced.carrier(), event.trackingNumber().value());
        var known = deliveries.find(unknown.deliveryId()).orElse(unknown);
        var registration = known.registration().orElseGet(() -> registration(announced));
        if (known.registration().isEmpty()) {
            requireFree(event.carrier(), announced, known);
            keepHousehold(event.carrier(), announced, registration.at());
        }
        if (!known.isClosed()) {
            expect(known, registration.lockerId());
        }
        var changed = change.change(
                unknown,
                delivery -> delivery.registered(registration),
                new TimelineEntry(
                        event.eventId(),
                        registration.at(),
                        "ShipmentRegistered",
                        Map.of(
                                "carrier",
                                announced.carrier(),
                                "lockerId",
                                registration.lockerId(),
                                "sender",
                                event.carrier())),
                SeenCarrierEvent.of(event, clock));
        proceed(changed.delivery());
        return changed;
    }

    /// A sender registers its own parcels, and those of carriers that cannot register any.
    private void requireCarrier(String sender, String carrier) {
        var isOthers = !carrier.equals(sender)
                && carriers.find(carrier)
                        .filter(format -> !format.canRegister())
                        .isEmpty();
        if (isOthers) {
            throw new InvalidField("data.carrier", "names no carrier that others register parcels for");
        }
    }

    /// Looks before anything is written, since a refused registration stores nothing; the writes hold against
    /// whoever comes in between.
    private void requireFree(String sender, PreAdvised announced, Delivery delivery) {
        household(announced)
                .forEach((field, recipient) -> recipients
                        .find(recipient.recipientId())
                        .filter(known -> !known.owner().equals(sender))
                        .ifPresent(known -> {
                            throw anothersRecipient(field);
                        }));
        lockers.expectedDelivery(announced.lockerId(), delivery.trackingNumber())
                .filter(expected -> !expected.equals(delivery.deliveryId()))
                .ifPresent(expected -> {
                    throw anothersParcel();
                });
    }

    private void keepHousehold(String sender, PreAdvised announced, Instant at) {
        household(announced).forEach((field, recipient) -> {
            if (!recipients.register(recipient, sender, at).owner().equals(sender)) {
                throw anothersRecipient(field);
            }
        });
    }

    private void expect(Delivery delivery, String lockerId) {
        if (!lockers.expect(lockerId, delivery.trackingNumber(), delivery.deliveryId())) {
            throw anothersParcel();
        }
    }

    /// All who are to be told, by the field that describes them.
    private static Map<String, Recipient> household(PreAdvised announced) {
        var household = new LinkedHashMap<String, Recipient>();
        household.put("data.recipient", announced.recipient());
        for (int i = 0; i < announced.delegates().size(); i++) {
            household.put("data.delegates[" + i + "]", announced.delegates().get(i));
        }
        return household;
    }

    private static InvalidField anothersRecipient(String field) {
        return new InvalidField(field + ".recipientId", "is another sender's recipient");
    }

    private static InvalidField anothersParcel() {
        return new InvalidField("data.trackingNumber", "is expected at this locker already, from another carrier");
    }

    private void requireRoom(PreAdvised announced) {
        var locker = lockers.find(announced.lockerId())
                .orElseThrow(() -> new InvalidField("data.lockerId", "names no locker"));
        if (!locker.hasCompartmentFor(announced.size())) {
            throw new InvalidField("data.size", "is larger than every compartment of this locker");
        }
    }

    private Registration registration(PreAdvised announced) {
        return new Registration(
                announced.recipient().recipientId(),
                announced.lockerId(),
                announced.size(),
                announced.promisedAt(),
                clock.instant(),
                announced.delegates().stream().map(Recipient::recipientId).toList());
    }

    private void proceed(Delivery delivery) {
        if (!delivery.isClosed()) {
            workflows.startDelivery(delivery.deliveryId());
            var lockerId = delivery.registration().orElseThrow().lockerId();
            lockers.findDeposit(lockerId, delivery.trackingNumber())
                    .ifPresent(deposit -> recordDeposit.match(delivery, lockerId, deposit));
        }
    }
}
