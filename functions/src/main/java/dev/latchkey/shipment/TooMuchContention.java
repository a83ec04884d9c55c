package dev.latchkey.shipment;

/// Others kept changing a delivery while this change was tried. Trying again later is safe.
public final class TooMuchContention extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooMuchContention(String deliveryId) {
        super("Delivery " + deliveryId + " was changed by others again and again");
    }
}
