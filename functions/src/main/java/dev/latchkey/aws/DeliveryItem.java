package dev.latchkey.aws;

import dev.latchkey.locker.Size;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.Extension;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Interruption;
import dev.latchkey.shipment.Interruption.Cause;
import dev.latchkey.shipment.Interruptions;
import dev.latchkey.shipment.Outcome;
import java.util.Optional;

/// A delivery as it lies in its table.
final class DeliveryItem {

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
        delivery.extension()
                .ifPresent(extension -> item.with("extendedAt", extension.at()).with("extendedBy", extension.by()));
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
                item.optionalInstant("closedAt").map(at -> new Closing(Outcome.valueOf(item.string("outcome")), at)),
                item.optionalInstant("extendedAt").map(at -> new Extension(at, item.string("extendedBy"))),
                interruptions(item));
    }

    private static Interruptions interruptions(Item item) {
        return item.has("interruptions")
                ? new Interruptions(item.items("interruptions").stream()
                        .map(DeliveryItem::interruption)
                        .toList())
                : Interruptions.NONE;
    }

    private static Interruption interruption(Item item) {
        return new Interruption(Cause.valueOf(item.string("cause")), item.instant("from"), item.instant("to"));
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
