package dev.latchkey.shipment;

/// What is stored as a delivery cannot be read as one.
public final class UnreadableDelivery extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableDelivery(String deliveryId, RuntimeException cause) {
        super("Delivery " + deliveryId + " cannot be read: " + cause.getClass().getSimpleName());
        setStackTrace(cause.getStackTrace());
    }
}
