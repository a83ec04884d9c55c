package dev.latchkey.notice;

/// What a notice says.
public enum NoticeKind {
    /// The parcel is there, and this is the code.
    CODE(true),
    /// The parcel is still there, and this is the code.
    REMINDER(true),
    /// The pickup window is over.
    EXPIRED(false),
    /// To the previous contact: something was changed that the code is held for.
    WARNING(false);

    private final boolean carriesCode;

    NoticeKind(boolean carriesCode) {
        this.carriesCode = carriesCode;
    }

    public boolean carriesCode() {
        return carriesCode;
    }
}
