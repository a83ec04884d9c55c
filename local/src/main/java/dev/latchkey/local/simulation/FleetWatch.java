package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.clock.LocalClock.Timer;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The schedule of the look through all lockers. It keeps its pace while a locker is away or somebody types wrong
/// codes, and rests while all is well, when a look would find nothing: a season has twenty thousand of them.
final class FleetWatch {

    private static final Duration RESTING = Duration.ofHours(12);
    private static final byte[] SCHEDULED = "{}".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = new JsonMapper();

    private final Functions functions;
    private final Checks checks;
    private final VirtualClock clock;
    private Timer next;

    /// @param function the physical name of the one that looks
    /// @param every how long after the look before
    record Checks(String function, Duration every) {}

    FleetWatch(Functions functions, Checks checks, VirtualClock clock) {
        this.functions = functions;
        this.checks = checks;
        this.clock = clock;
        next = after(checks.every());
    }

    /// A locker has lost its connection.
    void stir() {
        next.cancel();
        next = after(checks.every());
    }

    private Timer after(Duration pause) {
        return clock.schedule(clock.now().plus(pause), this::look);
    }

    private void look() {
        next = after(isAllWell() ? RESTING : checks.every());
    }

    private boolean isAllWell() {
        try {
            var fleet = JSON.readTree(functions.invoke(checks.function(), SCHEDULED));
            return fleet.path("offline").asInt() == 0
                    && fleet.path("wrongCodes").asInt() == 0;
        } catch (FunctionFailed _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
