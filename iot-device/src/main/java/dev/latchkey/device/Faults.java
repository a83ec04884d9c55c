package dev.latchkey.device;

import dev.latchkey.device.journal.FaultMemory;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport.ActiveFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is wrong now. A fault is reported once when it begins and once when it ends; which are active is journalled
/// with the report, so that a restart repeats neither.
final class Faults {

    private final FaultMemory memory;
    private final Events events;
    private final Surroundings surroundings;

    Faults(FaultMemory memory, Events events, Surroundings surroundings) {
        this.memory = memory;
        this.events = events;
        this.surroundings = surroundings;
    }

    /// A fault of the whole locker begins, or goes on.
    void raise(FaultCode code, Map<String, Object> evidence) {
        raise(code, Optional.empty(), evidence);
    }

    /// A fault of a compartment begins, or goes on.
    void raise(FaultCode code, int compartment, Map<String, Object> evidence) {
        raise(code, Optional.of(compartment), evidence);
    }

    private void raise(FaultCode code, Optional<Integer> compartment, Map<String, Object> evidence) {
        if (memory.contains(code.toString(), compartment)) {
            return;
        }
        Happening.Fault fault = code.happening(compartment, evidence);
        ActiveFault active = new ActiveFault(fault.code(), fault.severity(), compartment, surroundings.now());
        events.record(List.of(fault), () -> memory.add(active));
    }

    void clear(FaultCode code) {
        clear(code, Optional.empty());
    }

    void clear(FaultCode code, int compartment) {
        clear(code, Optional.of(compartment));
    }

    private void clear(FaultCode code, Optional<Integer> compartment) {
        if (memory.contains(code.toString(), compartment)) {
            events.record(
                    List.of(new Happening.FaultCleared(code.toString(), compartment)),
                    () -> memory.remove(code.toString(), compartment));
        }
    }

    /// Raises or clears.
    void hold(FaultCode code, boolean isWrong, Map<String, Object> evidence) {
        if (isWrong) {
            raise(code, evidence);
        } else {
            clear(code);
        }
    }

    /// Something that is over by the time it can be told.
    void tell(FaultCode code, Map<String, Object> evidence) {
        events.record(code.passing(evidence), () -> {});
    }

    boolean isActive(FaultCode code) {
        return memory.contains(code.toString(), Optional.empty());
    }

    boolean isActive(FaultCode code, int compartment) {
        return memory.contains(code.toString(), Optional.of(compartment));
    }

    /// Whether anything is wrong with this compartment.
    boolean isAny(int compartment) {
        return memory.all().stream().anyMatch(fault -> fault.compartment().equals(Optional.of(compartment)));
    }

    List<ActiveFault> active() {
        return memory.all();
    }
}
