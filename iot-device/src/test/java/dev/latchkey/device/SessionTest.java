package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SessionTest {

    @TempDir
    private Path directory;

    private final FakeTime time = new FakeTime();
    private final BlockingQueue<FakeLink> links = new LinkedBlockingQueue<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    @Test
    void aRebootBuildsTheControllerAnew() throws InterruptedException {
        try (var session = new Session(this::controller)) {
            session.start();

            reboot();

            assertThat(links.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aRebootThatFailsEndsTheSession() throws InterruptedException {
        try (var session = new Session(this::controller)) {
            session.start();
            failures.add(new ConfigurationRefused("locker key: no such file"));

            reboot();

            assertThatThrownBy(session::awaitEnd)
                    .isInstanceOf(ConfigurationRefused.class)
                    .hasMessage("locker key: no such file");
        }
    }

    private void reboot() throws InterruptedException {
        FakeLink link = links.poll(10, TimeUnit.SECONDS);
        link.connect();
        link.listener.commandReceived(
                new Command.Reboot(UUID.randomUUID(), time.instant().plus(Duration.ofMinutes(1))));
    }

    private LockerController controller(Runnable reboot) {
        failures.forEach(failure -> {
            throw failure;
        });
        FakeLink link = new FakeLink(time);
        links.add(link);
        return new LockerController(
                LockerKey.parse("bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE"),
                new ManifestVerifier(new CloudSigner().publicKey(), TestLocker.ID),
                new SimulatedCabinet(List.of(new Compartment(1, Size.M)), People.NONE),
                link,
                Journal.open(directory.resolve("locker.journal")),
                new Surroundings(time.machine(), time::nanos, time, UUID::randomUUID),
                LockerObserver.NONE,
                reboot);
    }
}
