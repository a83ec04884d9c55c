package dev.latchkey.memory;

import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.locker.Size;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.CarrierEvent;
import dev.latchkey.shipment.DeliveryId;
import dev.latchkey.shipment.Fact;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.OutForDelivery;
import dev.latchkey.shipment.Fact.PreAdvised;
import dev.latchkey.shipment.TrackingNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One parcel, and what is said of it on its way: in transit ten minutes before [InMemoryCloud#START], out for
/// delivery five before, delivered and deposited one before.
public record Parcel(String trackingNumber) {

    public static final String CARRIER = "acme";

    public static Parcel first() {
        return new Parcel("JD014600003828392837");
    }

    public String deliveryId() {
        return DeliveryId.of(CARRIER, trackingNumber);
    }

    public static Recipient recipient() {
        return new Recipient(
                "r-1",
                "Ada Sommer",
                "de",
                "DE",
                List.of(
                        new Contact(Channel.PUSH, new Address("push-token-1")),
                        new Contact(Channel.SMS, new Address("+491713920042")),
                        new Contact(Channel.EMAIL, new Address("ada@example.com"))));
    }

    public CarrierEvent registered() {
        return registered(InMemoryCloud.LOCKER_ID);
    }

    public CarrierEvent registered(String lockerId) {
        var promisedAt = InMemoryCloud.START.plus(Duration.ofDays(1));
        return event("registered", 20, new PreAdvised(CARRIER, lockerId, Size.M, promisedAt, recipient()));
    }

    public CarrierEvent inTransit() {
        return event("in-transit", 10, new InTransit());
    }

    public CarrierEvent outForDelivery() {
        return event("out-for-delivery", 5, new OutForDelivery());
    }

    public CarrierEvent delivered() {
        return event("delivered", 1, new Delivered());
    }

    /// @param minutes before the start
    public CarrierEvent event(String id, int minutes, Fact fact) {
        return new CarrierEvent(
                id + "-" + trackingNumber,
                CARRIER,
                new TrackingNumber(trackingNumber),
                before(minutes),
                Optional.empty(),
                Optional.empty(),
                fact);
    }

    public Deposit deposited() {
        return deposited(1);
    }

    /// @param minutes before the start
    public Deposit deposited(int minutes) {
        return new Deposit("deposited-" + trackingNumber, trackingNumber, 7, before(minutes));
    }

    /// Registers, delivers and deposits it.
    public Parcel confirmedAt(InMemoryCloud cloud) {
        cloud.recordCarrierEvent().record(registered());
        cloud.recordCarrierEvent().record(delivered());
        cloud.recordDeposit().record(InMemoryCloud.LOCKER_ID, deposited());
        return this;
    }

    /// Confirms it and issues its code.
    public Parcel readyAt(InMemoryCloud cloud) {
        confirmedAt(cloud);
        cloud.issueCode().issue(deliveryId());
        return this;
    }

    private static Instant before(int minutes) {
        return InMemoryCloud.START.minus(Duration.ofMinutes(minutes));
    }
}
