package dev.latchkey.notice;

import dev.latchkey.shipment.Delivery;

/// What a notice says.
public enum NoticeKind {
    /// The parcel is there, and this is the code.
    CODE(true),
    /// The parcel is still there, and this is the code.
    REMINDER(true),
    /// The pickup window is over.
    EXPIRED(false);

    private final boolean carriesCode;

    NoticeKind(boolean carriesCode) {
        this.carriesCode = carriesCode;
    }

    public boolean carriesCode() {
        return carriesCode;
    }

    /// Whether there is still something to tell. Once there is not, a running notice ends at once, and none
    /// begins.
    public boolean isStillToTell(Delivery delivery) {
        return switch (this) {
            case CODE, REMINDER -> delivery.liveCode().isPresent() && !delivery.isClosed();
            // Not "and not closed": an ending may be told of after it is written down.
            case EXPIRED -> delivery.collectedAt().isEmpty();
        };
    }
}
