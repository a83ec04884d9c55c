package dev.latchkey.resend;

/// Why something could not be done for a request.
public enum Hindrance {
    /// There is no code that opens anything.
    NoLiveCode,
    /// The code is under a security hold.
    Held,
    /// No channel of the household can be tried.
    NoUsableChannel,
    /// Nothing of the delivery is broken, or people have the case already.
    NothingToRepair,
    /// People have a case of what could not be repaired.
    RepairEscalated,
    /// There is no security hold.
    NothingHeld,
    /// Both inputs take a code, or neither does.
    NoOtherInput,
    /// The parcel lies in no compartment, or nothing there is known to be broken.
    NothingAtLocker,
    /// It was extended before, and that is possible once.
    AlreadyExtended,
    NoParcelWaits,
    /// The locker has no connection.
    LockerAway,
    /// It was told to open the door, and has not said in time that it did.
    LockerSilent,
    /// It has tried to open the door, which stayed shut.
    DoorJams,
    /// Nobody has approved this, or something else was approved.
    NotApproved,
    /// It was approved too long ago.
    ApprovalOver,
    /// It is not what the two agreed to any more.
    ChangedMeanwhile,
    /// It was collected, has gone back or was called off before.
    DeliveryOver,
    /// No contact was proposed, or too long ago.
    NoNewContact,
    /// Its sender has not told who the parcel is for.
    NoRecipient,
    /// It was escalated: people see to what becomes of it.
    WithPeople
}
