package dev.latchkey.local.demo;

/// A step of the journey did not happen, or not in time. The message is one line for the person who watches.
public final class StepMissed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StepMissed(String message) {
        super(message);
    }
}
