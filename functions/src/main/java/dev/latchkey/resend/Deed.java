package dev.latchkey.resend;

/// What was done for a request.
public enum Deed {
    Explained,
    /// The same code was sent again.
    CodeResent,
    CodeIssued,
    /// What the integrity check would have repaired, was.
    DeliveryRepaired,
    /// The recipient was asked for a contact that reaches them.
    ContactAsked,
    /// It was told what ends the hold.
    ReleaseAsked,
    /// The recipient was told of the input that works.
    OtherInputNamed,
    TechnicianCalled,
    ParcelTraced,
    CaseOpened,
    CodeRotated,
    PickupExtended,
    DoorOpened,
    RelocationOrdered,
    DeliveryCancelled,
    HoldReleased,
    ContactChanged
}
