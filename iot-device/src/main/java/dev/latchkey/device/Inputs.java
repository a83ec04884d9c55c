package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.journal.DisabledInputs;
import dev.latchkey.device.message.Input;
import dev.latchkey.device.message.PartState;
import java.util.Optional;

/// What codes can be entered with, now. One that the cloud took out of use answers nothing but a prompt for the
/// other; a dead one that brings a code all the same is not that dead.
final class Inputs {

    private final Cabinet cabinet;
    private final DisabledInputs disabled;
    private final Faults faults;

    Inputs(Cabinet cabinet, DisabledInputs disabled, Faults faults) {
        this.cabinet = cabinet;
        this.disabled = disabled;
        this.faults = faults;
    }

    PartState state(Input input) {
        if (disabled.contains(input)) {
            return PartState.OUT_OF_USE;
        }
        return faults.isActive(death(input)) ? PartState.DEAD : PartState.OK;
    }

    /// Whether codes may not come through it, by what this locker knows.
    boolean isFaulty(Input input) {
        return faults.isActive(death(input)) || input == Input.KEYPAD && hasFaultyKey();
    }

    private boolean hasFaultyKey() {
        return faults.isActive(FaultCode.KEYPAD_KEY_STUCK) || faults.isActive(FaultCode.KEYPAD_KEY_DEAD);
    }

    static FaultCode death(Input input) {
        return switch (input) {
            case KEYPAD -> FaultCode.KEYPAD_DEAD;
            case SCANNER -> FaultCode.SCANNER_DEAD;
        };
    }

    /// Takes a code only where this input is in use.
    void enter(Input input, Runnable code) {
        if (state(input) == PartState.OUT_OF_USE) {
            promptOther(input);
        } else {
            code.run();
        }
    }

    /// Tells people what to use instead.
    void promptOther(Input broken) {
        Input other = other(broken);
        cabinet.show(state(other) == PartState.OK ? prompt(other) : Prompt.OUT_OF_ORDER, Optional.empty());
    }

    static Input other(Input input) {
        return input == Input.KEYPAD ? Input.SCANNER : Input.KEYPAD;
    }

    private static Prompt prompt(Input input) {
        return switch (input) {
            case KEYPAD -> Prompt.USE_KEYPAD;
            case SCANNER -> Prompt.USE_SCANNER;
        };
    }
}
