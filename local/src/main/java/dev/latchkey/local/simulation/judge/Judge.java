package dev.latchkey.local.simulation.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Watches a simulated world from outside and says which promises it broke.
public final class Judge {

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Known known = new Known();
    private final List<Violation> violations = new ArrayList<>();

    /// @param pickupWindow how long a code lives, as the operator has set it
    /// @param contactHold how long an address must have been known to be sent a code
    public Judge(Duration pickupWindow, Duration contactHold) {
        rules.put("NoneLost", new NoneLost(pickupWindow));
        rules.put("OneCode", new OneCode());
        rules.put("NoWrongDoor", new NoWrongDoor());
        rules.put("NoDoubleOpening", new NoDoubleOpening());
        rules.put("NoParcelStuck", new NoParcelStuck(pickupWindow));
        rules.put("NothingTakenWithoutItsCode", new NothingTakenWithoutItsCode());
        rules.put("NoForeignEyes", new NoForeignEyes());
        rules.put("NoCodeToAHeldContact", new NoCodeToAHeldContact(contactHold));
        rules.put("NobodyInSilence", new NobodyInSilence());
        rules.put("QuietAfterPickup", new QuietAfterPickup());
    }

    public void saw(Sighting sighting) {
        rules.forEach((name, rule) -> rule.saw(sighting, known, told(name)));
        known.remember(sighting);
    }

    /// @param at when nothing more will be seen
    /// @return every broken promise, in the order in which it showed
    public List<Violation> verdict(Instant at) {
        rules.forEach((name, rule) -> rule.ended(at, known, told(name)));
        return List.copyOf(violations);
    }

    private Rule.Verdict told(String rule) {
        return (subject, at, detail) -> violations.add(new Violation(rule, subject, at, detail));
    }
}
