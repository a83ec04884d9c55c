package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.OutOfUse;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.Command.Input;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.SendCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What faults keep out of use at a locker. It follows from the open faults and is stored nowhere else: a
/// compartment can be occupied and out of use, and is back in use when its last fault is over.
///
/// A locker is told by commands. One that was away when it was told is told again when it reports its
/// health.
public final class Containment {

    /// Nothing bad comes of one that is obeyed late: the next report of health puts it right.
    private static final Duration HOLDS_FOR = Duration.ofHours(1);

    static final String BY = "handle-locker-fault";

    private final Faults faults;
    private final SendCommand sendCommand;

    public Containment(Faults faults, SendCommand sendCommand) {
        this.faults = faults;
        this.sendCommand = sendCommand;
    }

    /// The compartments of a locker that are to take no parcels.
    public Set<Integer> compartmentsOutOfUse(String lockerId) {
        return openWith(lockerId, OutOfUse.COMPARTMENT)
                .map(LockerFault::compartment)
                .collect(Collectors.toSet());
    }

    /// Tells the locker what takes no parcels, or no codes, from now on. Safe to repeat.
    void contain(LockerFault fault) {
        disabling(fault)
                .ifPresent(command -> send(fault.lockerId(), command, "contain-" + fault.faultId(), fault.code()));
    }

    /// Tells the locker what is in use again, unless another fault keeps it out of use. Safe to repeat.
    void release(LockerFault fault) {
        var outOfUse = FaultRules.of(fault).outOfUse();
        boolean isKept =
                openWith(fault.lockerId(), outOfUse).anyMatch(other -> other.compartment() == fault.compartment());
        if (!isKept) {
            enabling(outOfUse, fault.compartment())
                    .ifPresent(command ->
                            send(fault.lockerId(), command, "release-" + fault.faultId(), fault.code() + " is over"));
        }
    }

    /// Tells a locker again what it did not hear.
    ///
    /// @param name under which each command is sent once
    void align(String lockerId, HealthReport report, String name) {
        var open = faults.open(lockerId).stream()
                .collect(Collectors.groupingBy(fault -> FaultRules.of(fault).outOfUse()));
        var compartments = open.getOrDefault(OutOfUse.COMPARTMENT, List.of()).stream()
                .map(LockerFault::compartment)
                .collect(Collectors.toSet());
        report.compartments().stream()
                .filter(reported -> reported.inUse() == compartments.contains(reported.number()))
                .map(Containment::opposite)
                .forEach(command ->
                        send(lockerId, command, "align-" + name + "-" + command, "The locker says otherwise"));
        report.panel()
                .ifPresent(panel -> Stream.of(
                                align(Input.KEYPAD, panel.keypad(), open.containsKey(OutOfUse.KEYPAD)),
                                align(Input.SCANNER, panel.scanner(), open.containsKey(OutOfUse.SCANNER)))
                        .flatMap(Optional::stream)
                        .forEach(command ->
                                send(lockerId, command, "align-" + name + "-" + command, "The locker says otherwise")));
    }

    private static Command opposite(CompartmentReport reported) {
        return reported.inUse()
                ? new Command.DisableCompartment(reported.number())
                : new Command.EnableCompartment(reported.number());
    }

    /// One that is dead reports that, whether it is in use or not.
    private static Optional<Command> align(Input input, String state, boolean isOutOfUse) {
        return switch (state) {
            case "ok" -> isOutOfUse ? Optional.of(new Command.DisableInput(input)) : Optional.empty();
            case "outOfUse" -> isOutOfUse ? Optional.empty() : Optional.of(new Command.EnableInput(input));
            default -> Optional.empty();
        };
    }

    private Stream<LockerFault> openWith(String lockerId, OutOfUse outOfUse) {
        return faults.open(lockerId).stream()
                .filter(fault -> FaultRules.of(fault).outOfUse() == outOfUse);
    }

    private static Optional<Command> disabling(LockerFault fault) {
        return switch (FaultRules.of(fault).outOfUse()) {
            case NOTHING -> Optional.empty();
            case COMPARTMENT -> Optional.of(new Command.DisableCompartment(fault.compartment()));
            case KEYPAD -> Optional.of(new Command.DisableInput(Input.KEYPAD));
            case SCANNER -> Optional.of(new Command.DisableInput(Input.SCANNER));
        };
    }

    private static Optional<Command> enabling(OutOfUse outOfUse, int compartment) {
        return switch (outOfUse) {
            case NOTHING -> Optional.empty();
            case COMPARTMENT -> Optional.of(new Command.EnableCompartment(compartment));
            case KEYPAD -> Optional.of(new Command.EnableInput(Input.KEYPAD));
            case SCANNER -> Optional.of(new Command.EnableInput(Input.SCANNER));
        };
    }

    private void send(String lockerId, Command command, String name, String why) {
        sendCommand.send(lockerId, command, name, BY, why, HOLDS_FOR);
    }
}
