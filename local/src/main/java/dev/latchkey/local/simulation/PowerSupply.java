package dev.latchkey.local.simulation;

import java.util.Optional;

/// What a simulated locker's controller runs on. It fails between two turns of the controller, or in the middle of
/// one: what was still to be done is then never done, and what was not committed is gone.
final class PowerSupply {

    private boolean isOn = true;
    private Optional<Moment> fatal = Optional.empty();

    /// Where an opening can be cut off.
    enum Moment {
        IN_THE_TRANSACTION,
        BEFORE_THE_LATCH,
        AFTER_THE_LATCH
    }

    /// Ends a turn where it stands.
    @SuppressWarnings("serial")
    static final class Failed extends Error {
        private Failed() {
            super("the power failed", null, false, false);
        }
    }

    boolean isOn() {
        return isOn;
    }

    /// It fails when the controller comes to this moment next.
    void willFailAt(Moment moment) {
        fatal = Optional.of(moment);
    }

    /// The controller comes to a moment.
    ///
    /// @throws Failed where it gets no further
    void reach(Moment moment) {
        if (fatal.filter(moment::equals).isPresent()) {
            fail();
        }
        if (!isOn) {
            throw new Failed();
        }
    }

    void fail() {
        isOn = false;
        fatal = Optional.empty();
    }

    void restore() {
        isOn = true;
    }

    /// Lets the controller do something, as far as the power lasts.
    void run(Runnable action) {
        if (!isOn) {
            return;
        }
        try {
            action.run();
        } catch (Failed _) {
            // Whoever runs the locker looks whether the power is on.
        }
    }
}
