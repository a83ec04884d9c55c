package dev.latchkey.device.link;

/// A message was not taken: the broker refused it, or there was no broker to take it.
public final class PublishRefused extends Exception {

    private static final long serialVersionUID = 1;

    PublishRefused(String reason) {
        super(reason);
    }
}
