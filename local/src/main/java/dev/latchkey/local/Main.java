package dev.latchkey.local;

import dev.latchkey.device.LockerCommand;
import dev.latchkey.local.audit.AuditCommand;
import dev.latchkey.local.demo.DemoCommand;
import dev.latchkey.local.simulation.SimulateCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What `./latchkey` runs. Exit status 2 for a wrong command line, a subcommand's own otherwise.
@Command(
        name = "latchkey",
        mixinStandardHelpOptions = true,
        description = "A carrier's confirmed delivery becomes a pickup code that reaches its recipient.")
public final class Main implements Runnable {

    /// The subcommands, each a class with picocli's [Command].
    private static final List<Object> SUBCOMMANDS = List.of(
            new DemoCommand(),
            new UpCommand(),
            new SimulateCommand(),
            new AuditCommand(),
            new LockerCommand(),
            new ColdStartCommand());

    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(commandLine(SUBCOMMANDS).execute(arguments));
    }

    static CommandLine commandLine(List<Object> subcommands) {
        CommandLine line = new CommandLine(new Main());
        subcommands.forEach(line::addSubcommand);
        return line.setOverwrittenOptionsAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Which command?");
    }
}
