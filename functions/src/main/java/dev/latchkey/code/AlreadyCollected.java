package dev.latchkey.code;

/// A code was asked for after the parcel was collected with an earlier one: by a run of a delivery's workflow that
/// follows a lost one. Its state machine catches it by name, and closes the delivery.
public final class AlreadyCollected extends RuntimeException {

    private static final long serialVersionUID = 1;

    public AlreadyCollected(String deliveryId) {
        super("Delivery " + deliveryId + " was collected already");
    }
}
