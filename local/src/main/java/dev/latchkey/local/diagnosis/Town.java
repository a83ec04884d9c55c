package dev.latchkey.local.diagnosis;

import dev.latchkey.local.LocalOptions;
import dev.latchkey.local.LocalSystem;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.demo.HttpDoor;
import dev.latchkey.local.demo.Patience;
import dev.latchkey.local.demo.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A running local system in virtual time, with everybody around it: whoever asks for a locker gets a new one of
/// their own, and nobody has anybody else's number.
public final class Town implements AutoCloseable {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60));
    private static final int COMPARTMENTS = 8;

    private final Path root;
    private final ScratchFolder folder;
    private final LocalSystem system;
    private final VirtualClock clock;
    private final HttpDoor web;
    private final AwsDoor aws;
    private final Map<String, Locker> lockers = new TreeMap<>();
    private int numbers;
    private int lockersBuilt;

    private Town(Path root, ScratchFolder folder, LocalSystem system) {
        this.root = root;
        this.folder = folder;
        this.system = system;
        this.clock = (VirtualClock) system.clock();
        this.web = new HttpDoor(system.http());
        this.aws = new AwsDoor(system.aws());
    }

    /// @param root the repository's folder
    public static Town start(Path root) throws IOException, InterruptedException {
        var folder = ScratchFolder.in(root.resolve("local/target"));
        return new Town(root, folder, LocalSystem.start(LocalOptions.anyPorts(root, folder.path(), true)));
    }

    public HttpDoor web() {
        return web;
    }

    public AwsDoor aws() {
        return aws;
    }

    /// The repository's folder.
    Path root() {
        return root;
    }

    /// The folder with secrets, keys and messages.
    Path state() {
        return system.state();
    }

    /// One that nobody else has.
    int number() {
        return ++numbers;
    }

    // ---- lockers ----

    /// A new one, whose controller is not there until somebody switches it on.
    String buildsLocker() throws IOException {
        var lockerId = "locker-town-" + ++lockersBuilt;
        try {
            system.addLocker(description(lockerId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a locker cannot be registered", e);
        }
        return lockerId;
    }

    private static String description(String lockerId) {
        var compartments = IntStream.rangeClosed(1, COMPARTMENTS)
                .mapToObj("{\"number\":%d,\"size\":\"L\"}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"lockerId\":\"%s\",\"name\":\"%s\",\"timeZone\":\"Europe/Berlin\",\"compartments\":[%s]}"
                .formatted(lockerId, lockerId, compartments);
    }

    /// Its controller, which connects when it is first asked for and stays.
    Locker locker(String lockerId) throws IOException, InterruptedException {
        if (!lockers.containsKey(lockerId)) {
            var locker = Locker.switchedOn(
                    lockerId, state(), system.mqtt(), system.clock().asClock());
            lockers.put(lockerId, locker);
            PATIENCE.await("locker did not connect", () -> held(locker.isConnected()));
            settles();
        }
        return lockers.get(lockerId);
    }

    /// Its plug is pulled, and the broker has noticed.
    void switchesOff(String lockerId) throws IOException, InterruptedException {
        var locker = lockers.remove(lockerId);
        if (locker != null) {
            locker.close();
            settles();
        }
    }

    // ---- time ----

    Instant now() {
        return clock.now();
    }

    /// Lets everything settle, time pass, and everything settle again. The lockers have reported their health
    /// before.
    public void passes(Duration time) throws IOException, InterruptedException {
        lockers.values().forEach(Locker::saysHowItIs);
        settles();
        clock.advance(time);
        settles();
    }

    /// Returns when nothing is in hand, and every locker that is online has acknowledged its manifest.
    public void settles() throws IOException, InterruptedException {
        PATIENCE.await("nothing settled", () -> held(isQuiet() && isQuiet()));
    }

    private boolean isQuiet() throws InterruptedException {
        system.work().awaitIdle();
        return lockers.keySet().stream().allMatch(this::isInSync);
    }

    private boolean isInSync(String lockerId) {
        return aws.item("LockersTable", AwsDoor.key("lockerId", lockerId, "locker")).stream()
                .allMatch(item -> version(item, "appliedVersion") == version(item, "manifestVersion"));
    }

    private static long version(Map<String, AttributeValue> locker, String name) {
        return Long.parseLong(
                locker.getOrDefault(name, AttributeValue.fromN("0")).n());
    }

    /// What `look` finds once it finds something, whatever the clock says.
    <T> T awaits(String missed, Patience.Look<T> look) throws IOException, InterruptedException {
        return PATIENCE.await(missed, look);
    }

    static Optional<Boolean> held(boolean condition) {
        return condition ? Optional.of(true) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lockers.values().forEach(Locker::close);
        aws.close();
        web.close();
        system.close();
        folder.close();
    }
}
