package dev.latchkey.shipment;

/// A reason for people to look into where a parcel is. The names are those of the cases.
public enum Doubt {
    /// The carrier says delivered; the locker saw nothing.
    DeliveredWithoutDeposit,
    /// The locker has the parcel; the carrier does not say delivered.
    DepositWithoutDelivered,
    /// The carrier reported trouble and has said nothing since.
    ExceptionUnresolved,
    /// The locker saw the parcel go into another compartment than the one vouched for.
    OtherCompartment,
    /// The parcel lies in a locker, and its delivery is over: it has no code, and gets none.
    ParcelWithoutCode
}
