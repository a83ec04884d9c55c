package dev.latchkey.resend;

/// How a request ended, in one word for people and programs.
public enum AnswerOutcome {
    /// The code went out again.
    CodeResent,
    /// A code went out that had not been issued before.
    CodeIssued,
    /// What was broken on our side is whole again; no message had to go out.
    Repaired,
    /// There was nothing to do but to say why.
    Explained,
    /// A security hold keeps the code.
    Held,
    Released,
    Extended,
    /// Other digits are valid now.
    Rotated,
    Opened,
    /// The recipient's contact is another one now.
    ContactChanged,
    TechnicianCalled,
    RelocationOrdered,
    Cancelled,
    /// The carrier is asked.
    Traced,
    /// People look into it.
    CaseOpened,
    ApprovalRefused,
    ApprovalExpired,
    UnknownParcel,
    InvalidRequest,
    SeveralParcels,
    TooManyRequests,
    /// A part of ours broke off.
    SystemFault;

    /// Whether it ended before anybody looked for a cause, or in spite of one; its text is its own then.
    boolean hasOwnText() {
        return switch (this) {
            case ApprovalRefused,
                    ApprovalExpired,
                    UnknownParcel,
                    InvalidRequest,
                    SeveralParcels,
                    TooManyRequests,
                    SystemFault -> true;
            case CodeResent,
                    CodeIssued,
                    Repaired,
                    Explained,
                    Held,
                    Released,
                    Extended,
                    Rotated,
                    Opened,
                    ContactChanged,
                    TechnicianCalled,
                    RelocationOrdered,
                    Cancelled,
                    Traced,
                    CaseOpened -> false;
        };
    }
}
