package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.manifest.SigningKey;
import dev.latchkey.local.iot.LifecycleEvents;
import dev.latchkey.local.iot.Message;
import dev.latchkey.local.iot.Publisher;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The lockers of a world, and the broker's way down to them.
final class Fleet implements Publisher, AutoCloseable {

    private static final double LOST = 0.01;
    private static final double DELAYED = 0.03;
    private static final double COMMAND_LOST = 0.03;
    private static final double COMMAND_LATE = 0.05;
    private static final double COMMAND_TWICE = 0.1;
    private static final int COMPARTMENTS = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Surface surface;
    private final Consumer<Message> broker;
    private final Path journals;
    private final UnaryOperator<Cabinet> bug;
    private final LifecycleEvents lifecycle;
    private final List<SimulatedLocker> lockers = new ArrayList<>();
    private final Map<String, SimulatedLocker> byId = new HashMap<>();

    /// @param journals a folder for the lockers' disks
    /// @param bug stands before every cabinet
    Fleet(Surface surface, Consumer<Message> broker, Path journals, UnaryOperator<Cabinet> bug) {
        this.bug = bug;
        this.lifecycle = new LifecycleEvents(broker, surface.clock());
        this.surface = surface;
        this.broker = broker;
        this.journals = journals;
    }

    /// An operator adds a locker, and gives it what the function hands out for its disk.
    void add(String lockerId, Functions functions, String provisionLocker) {
        try {
            var disk = JSON.readTree(provisioned(functions, provisionLocker, description(lockerId)));
            var verifier = new ManifestVerifier(
                    SigningKey.parse(disk.path("signingKey").asText()), lockerId);
            var locker = new SimulatedLocker(
                    new SimulatedLocker.Disk(
                            lockerId,
                            LockerKey.parse(disk.path("lockerKey").asText()),
                            verifier,
                            journals.resolve(lockerId + ".journal")),
                    COMPARTMENTS,
                    surface,
                    broker,
                    lifecycle,
                    bug);
            lockers.add(locker);
            byId.put(lockerId, locker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Provisioning is safe to repeat, and an operator repeats it.
    private static byte[] provisioned(Functions functions, String provisionLocker, byte[] description) {
        for (int left = 20; ; left--) {
            try {
                return functions.invoke(provisionLocker, description);
            } catch (FunctionFailed failed) {
                if (left == 0) {
                    throw failed;
                }
            }
        }
    }

    private static byte[] description(String lockerId) {
        var description = JSON.createObjectNode()
                .put("lockerId", lockerId)
                .put("name", "Station " + lockerId)
                .put("timeZone", "Europe/Berlin");
        var list = description.putArray("compartments");
        for (int number = 1; number <= COMPARTMENTS; number++) {
            list.addObject().put("number", number).put("size", "L");
        }
        return description.toString().getBytes(StandardCharsets.UTF_8);
    }

    Optional<SimulatedLocker> locker(String lockerId) {
        return Optional.ofNullable(byId.get(lockerId));
    }

    List<SimulatedLocker> lockers() {
        return lockers;
    }

    @Override
    public void publish(String topic, byte[] payload, int qos, boolean retain) {
        var levels = topic.split("/", -1);
        // What is for no locker is what the cloud finds senseless, and for operators.
        locker(levels.length == 3 ? levels[1] : "").ifPresent(locker -> publish(locker, topic, payload, retain));
    }

    private void publish(SimulatedLocker locker, String topic, byte[] payload, boolean retain) {
        if (retain) {
            manifest(locker, topic, payload);
        } else if (topic.endsWith("/commands")) {
            command(locker, topic, payload);
        } else {
            surface.after(between(Duration.ofMillis(50), Duration.ofMillis(400)), () -> locker.arrived(topic, payload));
        }
    }

    private void manifest(SimulatedLocker locker, String topic, byte[] signed) {
        locker.retain(signed);
        double draw = surface.chance().source().nextDouble();
        if (draw < LOST) {
            surface.faults().struck(Fault.MANIFEST_LOST);
            surface.after(between(Duration.ofHours(1), Duration.ofHours(3)), locker::reconnect);
        } else if (draw < LOST + DELAYED) {
            surface.faults().injected(Fault.MANIFEST_OVERTAKEN);
            surface.after(between(Duration.ofMinutes(5), Duration.ofHours(1)), () -> locker.arrived(topic, signed));
        } else {
            surface.after(between(Duration.ofMillis(50), Duration.ofMillis(400)), () -> locker.arrived(topic, signed));
        }
    }

    private void command(SimulatedLocker locker, String topic, byte[] command) {
        double draw = surface.chance().source().nextDouble();
        if (draw < COMMAND_LOST) {
            surface.faults().struck(Fault.COMMAND_LOST);
            return;
        }
        boolean isLate = draw < COMMAND_LOST + COMMAND_LATE;
        var delay = isLate
                ? between(Duration.ofSeconds(35), Duration.ofMinutes(10))
                : between(Duration.ofMillis(50), Duration.ofMillis(400));
        if (isLate) {
            surface.faults().injected(Fault.COMMAND_LATE);
        }
        surface.after(delay, () -> {
            if (locker.arrived(topic, command) && isLate) {
                surface.faults().tookEffect(Fault.COMMAND_LATE);
            }
        });
        if (surface.chance().of(COMMAND_TWICE)) {
            surface.faults().injected(Fault.COMMAND_TWICE);
            surface.after(delay.plus(between(Duration.ofSeconds(1), Duration.ofMinutes(1))), () -> {
                if (locker.arrived(topic, command)) {
                    surface.faults().tookEffect(Fault.COMMAND_TWICE);
                }
            });
        }
    }

    private Duration between(Duration from, Duration to) {
        return surface.chance().between(from, to);
    }

    @Override
    public void close() {
        lockers.forEach(SimulatedLocker::close);
    }
}
