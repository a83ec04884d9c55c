package dev.latchkey.aws;

import dev.latchkey.locker.Size;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.Estimate;
import dev.latchkey.shipment.Delivery.Extension;
import dev.latchkey.shipment.Delivery.Handover;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.LockerChange;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Interruption;
import dev.latchkey.shipment.Interruption.Cause;
import dev.latchkey.shipment.Interruptions;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.Release;
import dev.latchkey.shipment.Release.Approval;
import dev.latchkey.shipment.Release.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A delivery as it lies in its table.
final class DeliveryItem {

    /// Stands in `open` of a delivery that is, and of no other: the index of open deliveries holds nothing
    /// else.
    static final String OPEN = "yes";

    private DeliveryItem() {}

    /// Writes the delivery as its next revision.
    static Item write(Item item, Delivery delivery) {
        item.with("revision", delivery.revision() + 1)
                .with("carrier", delivery.carrier())
                .with("trackingNumber", delivery.trackingNumber());
        delivery.registration()
                .ifPresent(known -> item.with("recipientId", known.recipientId())
                        .with("lockerId", known.lockerId())
                        .with("size", known.size().name())
                        .with("promisedAt", known.promisedAt())
                        .with("registeredAt", known.at()));
        delivery.registration()
                .map(DeliveryItem::delegates)
                .filter(delegates -> !delegates.isEmpty())
                .ifPresent(delegates -> item.with("delegates", delegates));
        delivery.carrierReport()
                .ifPresent(report ->
                        item.with("carrierStatus", report.status().name()).with("carrierStatusAt", report.at()));
        delivery.estimate()
                .ifPresent(estimate ->
                        item.with("expectedAt", estimate.expectedAt()).with("estimatedAt", estimate.at()));
        delivery.deliveredAt().ifPresent(at -> item.with("deliveredAt", at));
        delivery.contradictedAt().ifPresent(at -> item.with("contradictedAt", at));
        delivery.placement().ifPresent(placed -> write(item, placed));
        delivery.confirmedAt().ifPresent(at -> item.with("confirmedAt", at));
        delivery.cancelledAt().ifPresent(at -> item.with("cancelledAt", at));
        delivery.code()
                .ifPresent(code -> item.with("codeVersion", code.version())
                        .with("codeLength", code.length())
                        .with("keyVersion", code.keyVersion())
                        .with("codeIssuedAt", code.issuedAt())
                        .with("codeExpiresAt", code.expiresAt()));
        delivery.collectedAt().ifPresent(at -> item.with("collectedAt", at));
        delivery.closing()
                .ifPresent(closing ->
                        item.with("outcome", closing.outcome().name()).with("closedAt", closing.at()));
        delivery.dispatchedAt().ifPresent(at -> item.with("dispatchedAt", at));
        delivery.lockerChange()
                .ifPresent(change -> item.with("lockerChangedFrom", change.from())
                        .with("lockerChangedTo", change.to())
                        .with("lockerChangedAt", change.at()));
        delivery.release().ifPresent(release -> write(item, release));
        delivery.extension()
                .ifPresent(extension -> item.with("extendedAt", extension.at()).with("extendedBy", extension.by()));
        delivery.handover()
                .ifPresent(given -> item.with("handedOverTo", given.place())
                        .with("handedOverAt", given.at())
                        .with("handedOverBy", given.by()));
        if (delivery.isOpen()) {
            item.with("open", OPEN);
        }
        return item.with(
                "interruptions",
                delivery.interruptions().all().stream().map(DeliveryItem::write).toList());
    }

    private static Item write(Interruption interruption) {
        return Item.empty()
                .with("cause", interruption.cause().name())
                .with("from", interruption.from())
                .with("to", interruption.to());
    }

    private static void write(Item item, Placement placed) {
        item.with("compartment", placed.compartment()).with("depositedAt", placed.at());
        placed.vouchedBy().ifPresent(principal -> item.with("vouchedBy", principal));
    }

    static Delivery read(Item item) {
        return new Delivery(
                item.string("deliveryId"),
                item.number("revision"),
                item.string("carrier"),
                item.string("trackingNumber"),
                registration(item),
                item.optionalInstant("carrierStatusAt")
                        .map(at -> new CarrierReport(item.oneOf("carrierStatus", DeliveryStatus.class), at)),
                item.optionalInstant("estimatedAt").map(at -> new Estimate(item.instant("expectedAt"), at)),
                item.optionalInstant("deliveredAt"),
                item.optionalInstant("contradictedAt"),
                item.optionalInstant("depositedAt")
                        .map(at -> new Placement(item.integer("compartment"), at, item.optionalString("vouchedBy"))),
                item.optionalInstant("confirmedAt"),
                item.optionalInstant("cancelledAt"),
                code(item),
                item.optionalInstant("collectedAt"),
                item.optionalInstant("closedAt").map(at -> new Closing(item.oneOf("outcome", Outcome.class), at)),
                item.optionalInstant("dispatchedAt"),
                item.optionalInstant("lockerChangedAt")
                        .map(at ->
                                new LockerChange(item.string("lockerChangedFrom"), item.string("lockerChangedTo"), at)),
                item.optionalString("releasedLocker").map(lockerId -> release(item, lockerId)),
                item.optionalInstant("extendedAt").map(at -> new Extension(at, item.string("extendedBy"))),
                interruptions(item),
                item.optionalInstant("handedOverAt")
                        .map(at -> new Handover(item.string("handedOverTo"), at, item.string("handedOverBy"))));
    }

    private static List<Item> delegates(Registration known) {
        return known.delegates().stream()
                .map(recipientId -> Item.empty().with("recipientId", recipientId))
                .toList();
    }

    private static List<String> delegates(Item item) {
        return item.has("delegates")
                ? item.items("delegates").stream()
                        .map(delegate -> delegate.string("recipientId"))
                        .toList()
                : List.of();
    }

    private static void write(Item item, Release release) {
        var contacts = release.scope().contacts().entrySet().stream()
                .map(contact ->
                        Item.empty().with("recipientId", contact.getKey()).with("version", contact.getValue()))
                .toList();
        var approvals = release.approvals().stream()
                .map(approval -> Item.empty()
                        .with("principal", approval.principal().arn())
                        .with("at", approval.at()))
                .toList();
        item.with("releasedLocker", release.scope().lockerId())
                .with("releasedContacts", contacts)
                .with("releasedBy", approvals);
    }

    private static Release release(Item item, String lockerId) {
        var contacts = item.items("releasedContacts").stream()
                .collect(Collectors.toMap(
                        contact -> contact.string("recipientId"), contact -> contact.number("version")));
        var approvals = item.items("releasedBy").stream()
                .map(approval -> new Approval(new Principal(approval.string("principal")), approval.instant("at")))
                .toList();
        return new Release(new Scope(contacts, lockerId), approvals);
    }

    private static Interruptions interruptions(Item item) {
        return item.has("interruptions")
                ? new Interruptions(item.items("interruptions").stream()
                        .map(DeliveryItem::interruption)
                        .toList())
                : Interruptions.NONE;
    }

    private static Interruption interruption(Item item) {
        return new Interruption(item.oneOf("cause", Cause.class), item.instant("from"), item.instant("to"));
    }

    private static Optional<Registration> registration(Item item) {
        return item.optionalInstant("registeredAt")
                .map(at -> new Registration(
                        item.string("recipientId"),
                        item.string("lockerId"),
                        item.oneOf("size", Size.class),
                        item.instant("promisedAt"),
                        at,
                        delegates(item)));
    }

    private static Optional<IssuedCode> code(Item item) {
        return item.optionalInstant("codeIssuedAt")
                .map(at -> new IssuedCode(
                        item.integer("codeVersion"),
                        item.integer("codeLength"),
                        item.string("keyVersion"),
                        at,
                        item.instant("codeExpiresAt")));
    }
}
