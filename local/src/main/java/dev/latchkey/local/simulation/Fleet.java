package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.manifest.SigningKey;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.locker.Decision;
import dev.latchkey.locker.LockerLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lockers of a world, and the broker's way down to them.
final class Fleet implements LockerLink {

    private static final double LOST = 0.01;
    private static final double DELAYED = 0.03;
    private static final JsonMapper JSON = new JsonMapper();

    private final Surface surface;
    private final SimulatedLocker.Cable cable;
    private final List<SimulatedLocker> lockers = new ArrayList<>();
    private final Map<String, SimulatedLocker> byId = new HashMap<>();
    private int rejected;

    Fleet(Surface surface, SimulatedLocker.Cable cable) {
        this.surface = surface;
        this.cable = cable;
    }

    /// An operator adds a locker, and gives it what the function hands out for its disk.
    void add(String lockerId, int compartments, Functions functions, String provisionLocker) {
        try {
            var disk = JSON.readTree(provisioned(functions, provisionLocker, description(lockerId, compartments)));
            var verifier = new ManifestVerifier(
                    SigningKey.parse(disk.path("signingKey").asText()), lockerId);
            var locker = new SimulatedLocker(
                    lockerId, LockerKey.parse(disk.path("lockerKey").asText()), verifier, surface, cable);
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

    private static byte[] description(String lockerId, int compartments) {
        var description = JSON.createObjectNode()
                .put("lockerId", lockerId)
                .put("name", "Station " + lockerId)
                .put("timeZone", "Europe/Berlin");
        var list = description.putArray("compartments");
        for (int number = 1; number <= compartments; number++) {
            list.addObject().put("number", number).put("size", "L");
        }
        return description.toString().getBytes(StandardCharsets.UTF_8);
    }

    List<SimulatedLocker> lockers() {
        return lockers;
    }

    /// How many messages of lockers made no sense to the cloud.
    int rejected() {
        return rejected;
    }

    @Override
    public void publishManifest(String lockerId, byte[] signedManifest) {
        var locker = byId.get(lockerId);
        double draw = surface.chance().source().nextDouble();
        if (draw < LOST) {
            surface.faults().struck(Fault.MANIFEST_LOST);
            locker.retain(signedManifest);
            surface.after(between(Duration.ofHours(1), Duration.ofHours(3)), locker::connect);
        } else if (draw < LOST + DELAYED) {
            surface.faults().injected(Fault.MANIFEST_OVERTAKEN);
            surface.after(
                    between(Duration.ofMinutes(5), Duration.ofHours(1)), () -> arrivesLate(locker, signedManifest));
        } else {
            surface.after(
                    between(Duration.ofMillis(50), Duration.ofMillis(400)), () -> locker.received(signedManifest));
        }
    }

    private void arrivesLate(SimulatedLocker locker, byte[] signedManifest) {
        if (!locker.received(signedManifest)) {
            surface.faults().tookEffect(Fault.MANIFEST_OVERTAKEN);
        }
    }

    @Override
    public void publishDecision(String lockerId, Decision decision) {
        surface.after(
                between(Duration.ofMillis(50), Duration.ofMillis(400)),
                () -> byId.get(lockerId).decided(decision));
    }

    @Override
    public void reject(String lockerId, String reason) {
        rejected++;
    }

    private Duration between(Duration from, Duration to) {
        return surface.chance().between(from, to);
    }
}
