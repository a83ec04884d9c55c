package dev.latchkey.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `up`: the local system stays up until it is interrupted.
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts the local system and keeps it up.")
final class UpCommand implements Callable<Integer> {

    /// What time does in the local system.
    enum ClockKind {
        real,
        virtual
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--http", defaultValue = "8080", description = "port of the HTTP API, 0 for any (8080)")
    private int http;

    @Option(names = "--aws", defaultValue = "4566", description = "port of the AWS endpoint, 0 for any (4566)")
    private int aws;

    @Option(names = "--mqtt", defaultValue = "8883", description = "port of the MQTT broker, 0 for any (8883)")
    private int mqtt;

    @Option(names = "--state", description = "folder for certificates, keys and tables (local/target/state)")
    private Path state;

    @Option(names = "--keep", description = "use again what an earlier run left in --state")
    private boolean keep;

    @Option(names = "--clock", defaultValue = "real", description = "real or virtual (real)")
    private ClockKind clock;

    @Option(names = "--json", description = "print one JSON line when ready")
    private boolean json;

    private LocalOptions options() {
        var root = Root.find();
        var folder = state == null ? root.resolve("local/target/state") : state;
        return new LocalOptions(
                root,
                folder,
                keep,
                port("--http", http),
                port("--aws", aws),
                port("--mqtt", mqtt),
                clock == ClockKind.virtual);
    }

    private int port(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), option + " must be a port from 0 to 65535");
        }
        return port;
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        var options = options();
        var interrupt = new Interrupt();
        try (var system = LocalSystem.start(options)) {
            announce(system, spec.commandLine().getOut());
            interrupt.await();
        } catch (StartRefused refused) {
            spec.commandLine().getErr().println("latchkey up: " + refused.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            interrupt.dealtWith();
        }
        return ExitCode.OK;
    }

    private void announce(LocalSystem system, PrintWriter out) {
        if (json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("ready", true)
                    .put("http", system.http().toString())
                    .put("aws", system.aws().toString())
                    .put("mqtt", system.mqtt().toString())
                    .put("state", system.state().toString()));
        } else {
            out.println("Latchkey is up. Ctrl-C stops it.");
            out.println("  HTTP API      " + system.http() + "   (carriers, deliveries, _local/messages)");
            out.println("  AWS endpoint  " + system.aws() + "   (aws --endpoint-url ...)");
            out.println("  MQTT broker   " + system.mqtt() + "   (mutual TLS)");
            out.println("  State         " + system.state() + "   (ca.pem, carriers/, lockers/, logs/)");
        }
        out.flush();
    }
}
