package dev.latchkey.resend;

/// What was done for a request.
public enum Deed {
    Explained(AnswerOutcome.Explained),
    /// The same code was sent again.
    CodeResent(AnswerOutcome.CodeResent),
    CodeIssued(AnswerOutcome.CodeIssued),
    /// What the integrity check would have repaired, was.
    DeliveryRepaired(AnswerOutcome.Repaired),
    /// The same, and the same code was sent again.
    CodeRestored(AnswerOutcome.CodeResent),
    /// The recipient was asked for a contact that reaches them.
    ContactAsked(AnswerOutcome.Explained),
    /// It was told what ends the hold.
    ReleaseAsked(AnswerOutcome.Held),
    /// The recipient was told of the input that works.
    OtherInputNamed(AnswerOutcome.CodeResent),
    /// The locker heard of the code once more, and the same code was sent again.
    LockerSynced(AnswerOutcome.CodeResent),
    TechnicianCalled(AnswerOutcome.TechnicianCalled),
    ParcelTraced(AnswerOutcome.Traced),
    CaseOpened(AnswerOutcome.CaseOpened),
    CodeRotated(AnswerOutcome.Rotated),
    PickupExtended(AnswerOutcome.Extended),
    DoorOpened(AnswerOutcome.Opened),
    RelocationOrdered(AnswerOutcome.RelocationOrdered),
    DeliveryCancelled(AnswerOutcome.Cancelled),
    HoldReleased(AnswerOutcome.Released),
    ContactChanged(AnswerOutcome.ContactChanged);

    private final AnswerOutcome outcome;

    Deed(AnswerOutcome outcome) {
        this.outcome = outcome;
    }

    /// How a request ends for which this was done.
    public AnswerOutcome outcome() {
        return outcome;
    }
}
