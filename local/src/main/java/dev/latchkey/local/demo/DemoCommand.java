package dev.latchkey.local.demo;

import dev.latchkey.local.Root;
import dev.latchkey.local.StartRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/// `demo`: starts the local system on free ports and plays a parcel's journey through its outside doors.
///
/// Exit status: 0 for `Collected`, 1 where a step does not happen or the parcel ends otherwise, 2 for input that
/// cannot be played.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays a parcel's journey, from the carrier's webhook to the opened door.")
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", paramLabel = "DIR", description = "what to play (events/demo; its README says how)")
    private Path events;

    @Option(names = "--as-recorded", description = "post the files byte for byte, instead of moving their times to now")
    private boolean asRecorded;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "how long a step may take (15)")
    private int deadline;

    @Option(names = "--json", description = "print one JSON object a line, with codes hidden")
    private boolean json;

    @Override
    public Integer call() throws GeneralSecurityException, InterruptedException {
        try {
            return play();
        } catch (BadJourney bad) {
            complain(bad.getMessage());
            return ExitCode.USAGE;
        } catch (IOException | IllegalStateException | StartRefused | SdkException broken) {
            complain(broken.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private Patience patience() {
        if (deadline < 1) {
            throw new ParameterException(spec.commandLine(), "--deadline must be at least 1");
        }
        return new Patience(Duration.ofSeconds(deadline));
    }

    private int play() throws IOException, GeneralSecurityException, InterruptedException {
        var root = Root.find();
        var clock = Clock.systemUTC();
        var journey = journey(root, clock);
        var compartments = new CabinetPlans(root.resolve("events/lockers")).compartments(journey);
        var narration = narration(spec.commandLine().getOut());
        var patience = patience();
        var ending = new Demo(root, journey, compartments, patience, narration, clock).play();
        if (!ending.isGood()) {
            complain(ending.complaint());
        }
        narration.end(ending);
        return ending.isGood() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Journey journey(Path root, Clock clock) throws IOException {
        var recorded = JourneyReader.read(events == null ? root.resolve("events/demo") : events);
        return asRecorded ? recorded : recorded.movedTo(clock.instant());
    }

    private Narration narration(PrintWriter out) {
        return json ? new JsonNarration(out) : new TextNarration(out);
    }

    private void complain(String line) {
        var err = spec.commandLine().getErr();
        err.println("latchkey demo: " + line);
        err.flush();
    }
}
