package dev.latchkey.local.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `audit`: who did what, when and why, and whether anybody has touched what was written down.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyCommand.class, ShowCommand.class},
        description = "Reads the audit: who did what and why, and whether the entries are as they were written.")
public final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "verify or show?");
    }
}
