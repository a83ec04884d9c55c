package dev.latchkey.shipment;

/// Asks a carrier to take a parcel back from its locker: `events/returns`. Nothing in it is about a person.
///
/// @param orderId the same however often it is said
public record ReturnOrder(
        String orderId,
        String deliveryId,
        String carrier,
        String trackingNumber,
        String lockerId,
        int compartment,
        Reason reason,
        Revocation codeRevocation) {

    public enum Reason {
        PickupWindowOver,
        ShipmentCancelled
    }

    /// Whether the locker knows that the recipient's code has ended.
    public enum Revocation {
        Acknowledged,
        /// The locker has not said so: it may be offline, and may have seen a pickup that it has not reported.
        Pending
    }
}
