package dev.latchkey.support;

/// What a check finds wrong. `docs/integrity.md` tells what shows each, and what is done about it.
public enum Finding {
    /// Carrier and locker agree that the parcel is there, and it never had a code.
    PlacedWithoutCode,
    /// The delivery says that it has a live code, whose record, digits or grant is lost.
    CodeNotReserved,
    /// A code is live, and nobody has tried to tell the recipient.
    CodeWithoutNotice,
    /// Digits or a grant at a locker that no delivery has a live code for.
    ReservationWithoutDelivery,
    /// The recipient's contact is not there, is empty, or cannot be read.
    ContactMissing,
    /// The recipient belongs to a sender who did not register this delivery.
    ContactForeign,
    /// A task token is parked, and the execution that waits for it is gone.
    WaitWithoutWorkflow,
    /// The delivery is open, and its workflow failed, timed out, was stopped, or ended without closing it.
    WorkflowLost,
    /// The delivery was registered, and its workflow was never started.
    WorkflowNeverStarted,
    /// A locker's fault is open, and the workflow that is to handle it never started, failed, timed out or was stopped.
    FaultWorkflowLost,
    /// What is stored as a delivery cannot be read as one.
    DeliveryUnreadable;

    /// What came of one.
    public enum Outcome {
        /// It has not looked so for long enough: whoever is at it may be doing the right thing at this moment.
        Suspected,
        Repaired,
        /// People have a case.
        Escalated
    }

    /// One thing that was found.
    public record Found(Finding finding, Outcome outcome) {}
}
