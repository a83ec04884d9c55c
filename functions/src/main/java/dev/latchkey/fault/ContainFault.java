package dev.latchkey.fault;

import dev.latchkey.locker.Commands;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.SendCommand;

/// Takes what is faulty out of use, after the locker was asked. A fault that its answer lacked is over by
/// then; one that it had is confirmed; silence confirms nothing, and the fault is believed all the same.
/// Safe to repeat.
public final class ContainFault {

    private final Faults faults;
    private final Commands commands;
    private final Containment containment;

    public ContainFault(Faults faults, Commands commands, Containment containment) {
        this.faults = faults;
        this.commands = commands;
        this.containment = containment;
    }

    public Result contain(String lockerId, String faultId) {
        var open = faults.find(lockerId, faultId).filter(LockerFault::isOpen);
        open.ifPresent(containment::contain);
        return open.map(this::judge).orElse(Result.Over);
    }

    private Result judge(LockerFault fault) {
        var answer = commands.find(fault.lockerId(), SendCommand.commandId(DiagnoseFault.name(fault.faultId())))
                .flatMap(IssuedCommand::answer)
                .filter(said ->
                        said.report().filter(report -> report.has(fault)).isPresent());
        answer.map(Answer::at)
                .ifPresent(at -> faults.note(fault.lockerId(), fault.faultId(), handling -> handling.confirmed(at)));
        return answer.isPresent() ? Result.Confirmed : Result.Believed;
    }

    /// What is thought of the fault.
    public enum Result {
        Over,
        /// The locker says, asked, that it is there.
        Confirmed,
        /// The locker said nothing of it.
        Believed
    }
}
