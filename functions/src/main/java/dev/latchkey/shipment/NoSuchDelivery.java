package dev.latchkey.shipment;

/// A workflow or a person named a delivery that does not exist.
public final class NoSuchDelivery extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchDelivery(String deliveryId) {
        super("There is no delivery " + deliveryId);
    }
}
