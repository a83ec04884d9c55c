package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.SelfTest;
import dev.latchkey.device.message.Input;
import java.util.EnumMap;
import java.util.Map;

/// Asks keypad, scanner and display whether they work. One that fails its test twice in a row is dead, and alive
/// again when it passes it; a keypad of which three keys are dead is dead, too.
final class WatchPanel {

    private static final int LOOKS = 2;
    private static final int DEAD_KEYS = 3;

    private final Cabinet cabinet;
    private final WatchKeys keys;
    private final Inputs inputs;
    private final Faults faults;
    private final Map<Part, Integer> failed = new EnumMap<>(Part.class);

    WatchPanel(Cabinet cabinet, WatchKeys keys, Inputs inputs, Faults faults) {
        this.cabinet = cabinet;
        this.keys = keys;
        this.inputs = inputs;
        this.faults = faults;
    }

    /// @return whether nothing goes on that must be looked at again in a minute
    boolean look() {
        lookAtKeypad(cabinet.test(Part.KEYPAD));
        lookAtScanner(cabinet.test(Part.SCANNER));
        SelfTest display = cabinet.test(Part.DISPLAY);
        boolean isDead = isDead(Part.DISPLAY, display, FaultCode.DISPLAY_DEAD);
        faults.hold(FaultCode.DISPLAY_DEAD, isDead, Map.of("selfTest", Words.of(display)));
        return failed.values().stream().allMatch(looks -> looks >= LOOKS);
    }

    /// Somebody has seen to it: one that still fails its test is dead again at the next look.
    void trust(Input input) {
        faults.clear(Inputs.death(input));
    }

    private void lookAtKeypad(SelfTest test) {
        boolean isDead = isDead(Part.KEYPAD, test, FaultCode.KEYPAD_DEAD) || keys.dead() >= DEAD_KEYS;
        Map<String, Object> evidence = Map.of("selfTest", Words.of(test), "deadKeys", keys.dead());
        hold(FaultCode.KEYPAD_DEAD, isDead, evidence, Input.KEYPAD);
    }

    private void lookAtScanner(SelfTest test) {
        boolean isDead = isDead(Part.SCANNER, test, FaultCode.SCANNER_DEAD);
        hold(FaultCode.SCANNER_DEAD, isDead, Map.of("selfTest", Words.of(test)), Input.SCANNER);
    }

    private boolean isDead(Part part, SelfTest test, FaultCode code) {
        if (test != SelfTest.FAILED) {
            failed.remove(part);
            return false;
        }
        return failed.merge(part, 1, Integer::sum) >= LOOKS || faults.isActive(code);
    }

    private void hold(FaultCode code, boolean isDead, Map<String, Object> evidence, Input input) {
        boolean isNews = isDead && !faults.isActive(code);
        faults.hold(code, isDead, evidence);
        if (isNews) {
            inputs.promptOther(input);
        }
    }
}
