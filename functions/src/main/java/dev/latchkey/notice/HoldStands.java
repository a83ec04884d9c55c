package dev.latchkey.notice;

/// A message was to carry a code while a security hold stands.
public final class HoldStands extends RuntimeException {

    private static final long serialVersionUID = 1;

    public HoldStands(String deliveryId) {
        super("Delivery " + deliveryId + " is under a security hold");
    }
}
