package dev.latchkey.device.powercut;

import dev.latchkey.device.LockerController;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.Surroundings;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.manifest.SigningKey;
import dev.latchkey.device.time.RealTimers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A locker's controller as a process that lives until it is killed.
///
/// Its arguments: a directory for journal and [WorldLog], the port of a [SocketCloud], the `x` of the key that signs,
/// a seed, and what people do: `hurry`; or `leave`, where they finish what they are at, and the process ends once the
/// broker has everything.
final class LockerProcess {

    static final String ID = "locker-berlin-1";
    static final LockerKey KEY = LockerKey.parse("bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE");

    private LockerProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        List<WorldLog.Line> history = WorldLog.read(directory.resolve("world.log"));
        WorldLog log = new WorldLog(directory.resolve("world.log"));
        LoggedCabinet cabinet = new LoggedCabinet(log, history);
        Random random = new Random(Long.parseLong(arguments[3]));
        People people = new People(cabinet, log, history, random);
        if (random.nextBoolean()) {
            people.finish(); // They do not wait for the power to come back.
        }
        SocketLink link = new SocketLink(new LockerTopics(ID), Integer.parseInt(arguments[1]));
        LockerController controller = new LockerController(
                KEY,
                verifier(arguments[2]),
                cabinet,
                link,
                Journal.open(directory.resolve("locker.journal")),
                Surroundings.real(new RealTimers()),
                new Watcher(log),
                () -> {});
        controller.start();
        if (arguments[4].equals("leave")) {
            people.finish();
            controller.quiet().orTimeout(20, TimeUnit.SECONDS).join();
            System.exit(0);
        }
        while (true) {
            people.act(controller, link.tokens);
            Thread.sleep(random.nextInt(3));
        }
    }

    private static ManifestVerifier verifier(String x) {
        return new ManifestVerifier(new KeyRing(List.of(new KeyRing.Key(Optional.empty(), SigningKey.ofX(x)))), ID);
    }

    private record Watcher(WorldLog log) implements LockerObserver {
        @Override
        public void broke(RuntimeException failure) {
            log.write("broke", 0, failure.toString().replace('\n', ' '));
        }
    }
}
