package dev.latchkey.notice;

/// A message was to carry a code that has been revoked, used or never issued.
public final class CodeNotLive extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CodeNotLive(String deliveryId) {
        super("Delivery " + deliveryId + " has no live code");
    }
}
