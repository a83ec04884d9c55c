package dev.latchkey.device;

import dev.latchkey.device.board.BoardCabinet;
import dev.latchkey.device.board.Hardware;
import dev.latchkey.device.board.HardwareFile;
import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.journal.JournalFailed;
import dev.latchkey.device.link.Credentials;
import dev.latchkey.device.link.CredentialsRefused;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.time.RealTimers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `locker`: a controller against the local system or AWS IoT Core; with a simulated cabinet that is driven from the
/// terminal, or with the real one that `--hardware` describes, until it is stopped.
///
/// Exit status: 0 after `quit` or the end of the input, 2 for an option or a file that cannot be used, at the start or
/// when it reboots.
@Command(
        name = "locker",
        description = "A locker's controller with a simulated cabinet: deposit parcels and type codes at the terminal."
                + " With --hardware, one with real doors.")
public final class LockerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and exit")
    private boolean help;

    @Option(names = "--id", required = true, description = "the locker's id: its thing name and MQTT client id")
    private String id;

    @Option(names = "--endpoint", required = true, description = "ssl://host:port, host:port or an AWS IoT endpoint")
    private String endpoint;

    @Option(names = "--cert", required = true, description = "the locker's certificate, PEM")
    private Path certificate;

    @Option(names = "--key", required = true, description = "the certificate's private key, PEM")
    private Path privateKey;

    @Option(names = "--ca", required = true, description = "the authority behind the broker's certificate, PEM")
    private Path authority;

    @Option(names = "--locker-key", description = "the locker's key for digests (default: locker.key beside --cert)")
    private Path lockerKey;

    @Option(
            names = "--signing-key",
            description = "the public keys, one or several, that manifests are verified with until one announces"
                    + " others, PEM (default: signing.pem beside --cert)")
    private Path signingKey;

    @Option(names = "--journal", description = "the journal's file (default: <id>.journal beside --cert)")
    private Path journal;

    @Option(
            names = "--compartments",
            split = ",",
            defaultValue = "S,S,S,S,M,M,M,L",
            description = "the compartments' sizes, numbered from 1 (default: ${DEFAULT-VALUE})")
    private List<Size> sizes;

    @Option(
            names = "--hardware",
            description = "how a real cabinet is wired, JSON (docs/hardware.md); its own compartments count then")
    private Optional<Path> hardware;

    @Override
    public Integer call() throws IOException {
        try (var timers = new RealTimers()) {
            run(Surroundings.real(timers));
            return CommandLine.ExitCode.OK;
        } catch (ConfigurationRefused | CredentialsRefused | JournalFailed e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private void run(Surroundings surroundings) throws IOException {
        Configuration configuration = configuration();
        Narrator narrator = new Narrator(spec.commandLine().getOut(), Clock.systemUTC());
        if (hardware.isPresent()) {
            runReal(configuration, readHardware(hardware.get()), surroundings, narrator);
        } else {
            runSimulated(configuration, surroundings, narrator);
        }
    }

    private void runSimulated(Configuration configuration, Surroundings surroundings, Narrator narrator)
            throws IOException {
        SimulatedCabinet cabinet = new SimulatedCabinet(compartments(), SimulatedCabinet.People.HELPFUL);
        try (var session = session(configuration, cabinet, surroundings, narrator)) {
            session.start();
            narrator.say("locker " + id + " at " + configuration.endpoint() + ", " + sizes.size() + " compartments");
            narrator.awaitConnection();
            new Terminal(cabinet, session, narrator)
                    .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        }
    }

    private void runReal(Configuration configuration, Hardware wiring, Surroundings surroundings, Narrator narrator) {
        try (var cabinet = BoardCabinet.open(wiring);
                var session = session(configuration, cabinet, surroundings, narrator)) {
            session.start();
            narrator.say("locker " + id + " at " + configuration.endpoint() + ", "
                    + cabinet.compartments().size() + " compartments behind lock boards");
            awaitStop(session);
        }
    }

    private static Session session(
            Configuration configuration, Cabinet cabinet, Surroundings surroundings, Narrator narrator) {
        return new Session(reboot -> LockerController.of(configuration, cabinet, surroundings, narrator, reboot));
    }

    /// Waits for the signal that stops the process, what is under way is finished then; or for a reboot that fails.
    private static void awaitStop(Session session) {
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "stop"));
        try {
            session.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Hardware readHardware(Path file) {
        try {
            return HardwareFile.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigurationRefused("hardware " + file + ": cannot be read", e);
        } catch (MalformedMessage e) {
            throw new ConfigurationRefused("hardware " + file + ": " + e.getMessage(), e);
        }
    }

    private Configuration configuration() {
        try {
            LockerTopics topics = new LockerTopics(id);
            return new Configuration(
                    topics,
                    Endpoint.parse(endpoint),
                    new Credentials(certificate, privateKey, authority),
                    orBeside(lockerKey, "locker.key"),
                    orBeside(signingKey, "signing.pem"),
                    orBeside(journal, id + ".journal"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationRefused(e.getMessage(), e);
        }
    }

    private Path orBeside(Path given, String name) {
        return given == null ? certificate.resolveSibling(name) : given;
    }

    private List<Compartment> compartments() {
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> new Compartment(i + 1, sizes.get(i)))
                .toList();
    }
}
