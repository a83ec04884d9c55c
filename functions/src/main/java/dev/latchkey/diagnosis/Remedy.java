package dev.latchkey.diagnosis;

/// What can be done about a cause.
public enum Remedy {
    /// There is nothing to do but to tell the recipient.
    Explain,
    /// The same code again, by another channel where there is one.
    ResendCode,
    /// A code now, where none was issued.
    IssueCode,
    /// What the integrity check would repair, at once.
    RepairDelivery,
    /// The recipient must name a contact that reaches them.
    AskForContact,
    /// Two people must release what is held.
    AskForRelease,
    /// The recipient opens by the input that works.
    UseOtherInput,
    /// The locker hears once more what it may open, and the recipient gets the code, whose QR opens meanwhile.
    SyncLocker,
    CallTechnician,
    /// The carrier is asked where the parcel is.
    TraceParcel,
    /// People get it with everything known.
    OpenCase;

    /// Whether somebody has to go, ask or look; else the system does it by itself.
    public boolean needsPeople() {
        return switch (this) {
            case CallTechnician, TraceParcel, OpenCase -> true;
            case Explain,
                    ResendCode,
                    IssueCode,
                    RepairDelivery,
                    AskForContact,
                    AskForRelease,
                    UseOtherInput,
                    SyncLocker -> false;
        };
    }
}
