package dev.latchkey.diagnosis;

/// Why somebody has no code. `docs/diagnosis.md` tells how each is recognised.
public enum Cause {
    /// The parcel is not there yet, and no code can be.
    DeliveryDelay,
    /// A part of ours, or of AWS, did not do its work.
    SystemError,
    /// What is known of the recipient reaches nobody.
    WrongNumber,
    /// The code was sent, and nothing shows that it arrived.
    NotificationFailure,
    /// The carrier has trouble with the parcel, or says what the locker does not confirm.
    CarrierIssue,
    /// The code is kept from going out, or the panel from taking it, for the recipient's own protection.
    AccountSecurity,
    /// The locker cannot take the code, or cannot open its door.
    LockerMalfunction,
    /// Nothing is broken: it is the recipient who needs help.
    ContactSupport
}
