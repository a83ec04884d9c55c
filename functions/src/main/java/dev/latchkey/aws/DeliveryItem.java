package dev.latchkey.aws;

import dev.latchkey.locker.Size;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Outcome;
import java.util.Optional;

/// A delivery as it lies in its table.
final class DeliveryItem {

    /// Stands in `open` of a delivery that is, and of no other: the index of open deliveries holds nothing else.
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
        delivery.carrierReport()
                .ifPresent(report ->
                        item.with("carrierStatus", report.status().name()).with("carrierStatusAt", report.at()));
        delivery.deliveredAt().ifPresent(at -> item.with("deliveredAt", at));
        delivery.placement()
                .ifPresent(
                        placed -> item.with("compartment", placed.compartment()).with("depositedAt", placed.at()));
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
        if (delivery.isOpen()) {
            item.with("open", OPEN);
        }
        return item;
    }

    static Delivery read(Item item) {
        return new Delivery(
                item.string("deliveryId"),
                item.number("revision"),
                item.string("carrier"),
                item.string("trackingNumber"),
                registration(item),
                item.optionalInstant("carrierStatusAt")
                        .map(at -> new CarrierReport(DeliveryStatus.valueOf(item.string("carrierStatus")), at)),
                item.optionalInstant("deliveredAt"),
                item.optionalInstant("depositedAt").map(at -> new Placement(item.integer("compartment"), at)),
                code(item),
                item.optionalInstant("collectedAt"),
                item.optionalInstant("closedAt").map(at -> new Closing(Outcome.valueOf(item.string("outcome")), at)));
    }

    private static Optional<Registration> registration(Item item) {
        return item.optionalInstant("registeredAt")
                .map(at -> new Registration(
                        item.string("recipientId"),
                        item.string("lockerId"),
                        Size.valueOf(item.string("size")),
                        item.instant("promisedAt"),
                        at));
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
