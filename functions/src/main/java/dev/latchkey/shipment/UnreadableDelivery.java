package dev.latchkey.shipment;

/// What is stored as a delivery cannot be read as one.
public final class UnreadableDelivery extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String deliveryId;

    /// @param what cannot be read, for people
    public UnreadableDelivery(String deliveryId, String what, RuntimeException cause) {
        super("Delivery " + deliveryId + " cannot be read: " + what);
        this.deliveryId = deliveryId;
        setStackTrace(cause.getStackTrace());
    }

    public String deliveryId() {
        return deliveryId;
    }
}
