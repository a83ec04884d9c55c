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
/// Of two inputs one is always in use: where both are faulty, both are, since either may still read a code, and a
/// locker that reads none keeps every parcel.
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

    /// Whether neither of a locker's inputs can be relied on.
    ///
    /// @param open its faults
    static boolean isDeaf(List<LockerFault> open) {
        return open.stream()
                .map(fault -> FaultRules.of(fault).outOfUse())
                .collect(Collectors.toSet())
                .containsAll(Set.of(OutOfUse.KEYPAD, OutOfUse.SCANNER));
    }

    /// Tells the locker what takes no parcels, or no codes, from now on; the last input stays in use, and brings the
    /// other one back. Safe to repeat.
    void contain(LockerFault fault) {
        var outOfUse = FaultRules.of(fault).outOfUse();
        var other = otherInput(outOfUse).filter(it -> isOpenWith(fault.lockerId(), it));
        other.flatMap(it -> enabling(it, 0))
                .ifPresentOrElse(
                        command -> send(fault.lockerId(), command, "restore-" + fault.faultId(), fault.code()),
                        () -> disabling(outOfUse, fault.compartment())
                                .ifPresent(command ->
                                        send(fault.lockerId(), command, "contain-" + fault.faultId(), fault.code())));
    }

    /// Tells the locker what is in use again, unless another fault keeps it out of use; the other input, where that
    /// is faulty, is now the one that is out of use. Safe to repeat.
    void release(LockerFault fault) {
        var outOfUse = FaultRules.of(fault).outOfUse();
        boolean isKept =
                openWith(fault.lockerId(), outOfUse).anyMatch(other -> other.compartment() == fault.compartment());
        if (!isKept) {
            enabling(outOfUse, fault.compartment())
                    .ifPresent(command -> send(fault.lockerId(), command, "release-" + fault.faultId(), over(fault)));
            otherInput(outOfUse)
                    .filter(other -> isOpenWith(fault.lockerId(), other))
                    .flatMap(other -> disabling(other, 0))
                    .ifPresent(command -> send(fault.lockerId(), command, "turn-" + fault.faultId(), over(fault)));
        }
    }

    private static String over(LockerFault fault) {
        return fault.code() + " is over";
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
        boolean isKeypadFaulty = open.containsKey(OutOfUse.KEYPAD);
        boolean isScannerFaulty = open.containsKey(OutOfUse.SCANNER);
        report.panel()
                .ifPresent(panel -> Stream.of(
                                align(Input.KEYPAD, panel.keypad(), isKeypadFaulty && !isScannerFaulty),
                                align(Input.SCANNER, panel.scanner(), isScannerFaulty && !isKeypadFaulty))
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

    private static Optional<OutOfUse> otherInput(OutOfUse outOfUse) {
        return switch (outOfUse) {
            case NOTHING, COMPARTMENT -> Optional.empty();
            case KEYPAD -> Optional.of(OutOfUse.SCANNER);
            case SCANNER -> Optional.of(OutOfUse.KEYPAD);
        };
    }

    private boolean isOpenWith(String lockerId, OutOfUse outOfUse) {
        return openWith(lockerId, outOfUse).findAny().isPresent();
    }

    private Stream<LockerFault> openWith(String lockerId, OutOfUse outOfUse) {
        return faults.open(lockerId).stream()
                .filter(fault -> FaultRules.of(fault).outOfUse() == outOfUse);
    }

    private static Optional<Command> disabling(OutOfUse outOfUse, int compartment) {
        return switch (outOfUse) {
            case NOTHING -> Optional.empty();
            case COMPARTMENT -> Optional.of(new Command.DisableCompartment(compartment));
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
