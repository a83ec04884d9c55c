package dev.latchkey.code;

/// A code was asked for before carrier and locker agreed that the parcel is there, or after it was collected,
/// called off, or the delivery had ended.
public final class NotConfirmed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotConfirmed(String deliveryId) {
        super("Delivery " + deliveryId + " is not confirmed, or its parcel has left");
    }
}
