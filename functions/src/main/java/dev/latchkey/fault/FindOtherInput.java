package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.Faults;
import java.util.Optional;

/// Finds the notice that sends recipients to the input that works, where one of a locker's two is faulty.
public final class FindOtherInput {

    private final Faults faults;

    public FindOtherInput(Faults faults) {
        this.faults = faults;
    }

    /// @return the kind of the notice; nothing where both work, or neither can be relied on
    public Optional<String> notice(String lockerId) {
        var open = faults.open(lockerId);
        return open.stream()
                .map(FaultRules::of)
                .filter(rule -> rule.has(Way.OTHER_INPUT) && !Containment.isDeaf(open))
                .flatMap(rule -> rule.notice().stream())
                .findFirst();
    }
}
