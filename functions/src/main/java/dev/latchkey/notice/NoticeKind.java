package dev.latchkey.notice;

import dev.latchkey.shipment.Delivery;

/// What a notice says.
public enum NoticeKind {
    /// The parcel is there, and this is the code.
    CODE(true),
    /// The parcel is still there, and this is the code.
    REMINDER(true),
    /// The pickup window is over.
    EXPIRED(false),
    /// The parcel is not there yet; the code comes with it.
    LATE(false),
    /// The carrier tried and failed, and tries again.
    ATTEMPT_FAILED(false),
    /// The carrier does not find the way, and asks the sender.
    ADDRESS_PROBLEM(false),
    /// The parcel went astray, and is looked for.
    MISROUTED(false),
    /// The parcel took damage on its way.
    DAMAGED(false),
    /// The carrier says that it needs longer.
    DELAYED(false),
    /// The parcel goes back to its sender without having been in the locker.
    RETURNED(false),
    /// The parcel was called off.
    CANCELLED(false),
    /// The compartment's door does not open for the moment; somebody sees to it.
    LOCKER_TROUBLE(false),
    /// The locker's keypad is out of order: the QR opens the door.
    KEYPAD_TROUBLE(true),
    /// The locker's scanner is out of order: the code opens the door.
    SCANNER_TROUBLE(true),
    /// The locker has no connection, or soon no power; it may not answer.
    LOCKER_AWAY(false),
    /// The parcel was taken to a place outside.
    RELOCATED(false),
    /// To the previous contact: something was changed that the code is held for.
    WARNING(false);

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
            case CODE, REMINDER, LOCKER_TROUBLE, KEYPAD_TROUBLE, SCANNER_TROUBLE, LOCKER_AWAY ->
                delivery.liveCode().isPresent() && !delivery.isClosed();
            // Not "and not closed": an ending may be told of after it is written down.
            case EXPIRED, RETURNED, CANCELLED -> delivery.collectedAt().isEmpty();
            case LATE, ATTEMPT_FAILED, ADDRESS_PROBLEM, MISROUTED, DAMAGED, DELAYED ->
                !delivery.isConfirmed() && !delivery.isClosed();
            case RELOCATED -> delivery.handover().isPresent();
            case WARNING -> delivery.collectedAt().isEmpty() && !delivery.isClosed();
        };
    }
}
