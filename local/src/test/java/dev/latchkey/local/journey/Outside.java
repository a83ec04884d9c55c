package dev.latchkey.local.journey;

import dev.latchkey.local.LocalOptions;
import dev.latchkey.local.LocalSystem;
import dev.latchkey.local.diagnosis.Locker;
import dev.latchkey.local.diagnosis.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A running local system as those outside see it. One serves many tests, which keep apart by parcels of their
/// own.
final class Outside implements AutoCloseable {

    /// The locker whose controller is online.
    static final String ONLINE = "locker-berlin-1";
    /// The locker that is not there unless a test connects it.
    static final String OFFLINE = "locker-berlin-2";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Listening listening;
    private final LocalSystem system;
    private final Web web;
    private final Cloud cloud;
    private final Map<String, Locker> lockers = new HashMap<>();
    private final boolean isTemporary;

    private Outside(Listening listening, LocalSystem system, boolean isTemporary) {
        this.listening = listening;
        this.system = system;
        this.isTemporary = isTemporary;
        this.web = new Web(system.http());
        this.cloud = new Cloud(system.aws());
    }

    /// In a folder that is gone when it is closed.
    static Outside start(boolean isVirtual) {
        try {
            return start(LocalOptions.anyPorts(Sample.ROOT, Files.createTempDirectory("latchkey-journey"), isVirtual));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param options with a folder that is removed when it is closed, unless it is to be kept
    static Outside start(LocalOptions options) {
        var listening = new Listening();
        try {
            var system = LocalSystem.start(options);
            system.broker().onMessage(listening::heard);
            return new Outside(listening, system, !options.keep());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    // ---- people and things outside ----

    /// A parcel of the shop's own to a German with a phone, bound for the locker that is online.
    Parcel parcel() {
        return parcel("acme", "de", ONLINE, "PUSH", "SMS", "EMAIL");
    }

    Parcel parcelTo(String lockerId) {
        return parcel("acme", "de", lockerId, "PUSH", "SMS", "EMAIL");
    }

    Parcel parcelBy(String carrier, String language) {
        return parcel(carrier, language, ONLINE, "PUSH", "SMS", "EMAIL");
    }

    Parcel parcelFor(String... channels) {
        return parcel("acme", "de", ONLINE, channels);
    }

    /// A parcel to somebody in another country.
    Parcel parcelIn(String country, String... channels) {
        return parcelAt(ONLINE, country, channels);
    }

    /// The same to any locker.
    Parcel parcelAt(String lockerId, String country, String... channels) {
        int number = NUMBERS.incrementAndGet();
        return new Parcel(this, number, "acme", new Recipient(number, "en", country, List.of(channels)), lockerId);
    }

    /// A parcel to the recipient of another one, registered with other channels of theirs.
    Parcel parcelLike(Parcel other, String... channels) {
        return other.andAnother(NUMBERS.incrementAndGet(), channels);
    }

    private Parcel parcel(String carrier, String language, String lockerId, String... channels) {
        int number = NUMBERS.incrementAndGet();
        return new Parcel(this, number, carrier, new Recipient(number, language, List.of(channels)), lockerId);
    }

    Carrier carrier(String name) {
        try {
            var secret = Files.readString(state().resolve("carriers/" + name + ".secret"));
            return new Carrier(name, secret.strip(), web, this::now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The locker's controller, which connects when it is first asked for and stays.
    Locker locker(String lockerId) {
        return lockers.computeIfAbsent(
                lockerId, id -> connected(id, system.clock().asClock()));
    }

    /// A locker's controller that is connected and goes by this clock; whoever asks for it closes it.
    Locker connected(String lockerId, Clock clock) {
        var locker = Locker.switchedOn(lockerId, state(), system.mqtt(), clock);
        Eventually.holds(lockerId + " is connected", locker::isConnected);
        return locker;
    }

    /// The locker's controller is switched off.
    void switchOff(String lockerId) {
        lockers.remove(lockerId).close();
    }

    /// The locker's certificate in another client's hands.
    PlainLocker plainLocker(String lockerId) {
        return PlainLocker.connected(lockerId, state(), system.mqtt(), this::now);
    }

    Web web() {
        return web;
    }

    Cloud cloud() {
        return cloud;
    }

    LocalSystem system() {
        return system;
    }

    Path state() {
        return system.state();
    }

    /// What was logged and published since it started.
    Listening listening() {
        return listening;
    }

    // ---- time ----

    Instant now() {
        return Instant.parse(web.get("/_local/health").text("now"));
    }

    /// Lets everything settle, time pass, and everything settle again. The lockers have reported their health
    /// before.
    void passes(Duration time) {
        lockers.values().forEach(Locker::saysHowItIs);
        settles();
        var answer = web.post("/_local/clock/advance", "{\"by\":\"" + time + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("the clock did not advance: " + answer);
        }
        settles();
    }

    /// The check that comes every few minutes, except where nothing happens for long in virtual time.
    void checksLockers() {
        cloud.lambda().invoke(request -> request.functionName("latchkey-CheckLockersFunction"));
        settles();
    }

    /// Returns when nothing is in hand and every locker that is online has applied and acknowledged its manifest.
    void settles() {
        Eventually.holds("everything has settled", () -> isQuiet() && isQuiet());
    }

    /// Messages on their way to a locker and acknowledgements on their way back are no work in hand, but show in
    /// the two versions that the cloud keeps.
    private boolean isQuiet() {
        awaitIdle();
        return lockers.keySet().stream().allMatch(this::isInSync);
    }

    private void awaitIdle() {
        try {
            system.work().awaitIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private boolean isInSync(String lockerId) {
        return cloud.items(Cloud.LOCKERS, "lockerId", lockerId, "locker").stream()
                .allMatch(item -> version(item, "appliedVersion") == version(item, "manifestVersion"));
    }

    private static long version(Map<String, AttributeValue> locker, String name) {
        return Long.parseLong(
                locker.getOrDefault(name, AttributeValue.fromN("0")).n());
    }

    @Override
    public void close() {
        lockers.values().forEach(Locker::close);
        awaitIdle();
        cloud.close();
        web.close();
        system.close();
        listening.close();
        if (isTemporary) {
            remove(state());
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
