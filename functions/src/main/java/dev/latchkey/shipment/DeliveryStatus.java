package dev.latchkey.shipment;

/// Where a delivery stands, derived from what is known of it; never stored.
public enum DeliveryStatus {
    /// A carrier or locker spoke of the parcel; nobody has registered it yet.
    Unregistered,
    Registered,
    InTransit,
    OutForDelivery,
    AttemptFailed,
    AddressProblem,
    Misrouted,
    Damaged,
    Delayed,
    ReturningToSender,
    /// The carrier says delivered; the locker has not seen the parcel.
    AwaitingDeposit,
    /// The locker has seen the parcel go in; the carrier has not said delivered.
    AwaitingCarrier,
    /// Carrier and locker agree.
    Placed,
    /// A code is live.
    ReadyForPickup,
    Collected,
    Returned,
    Relocated,
    Cancelled,
    Escalated
}
