package dev.latchkey.local.iot;

import dev.latchkey.device.LockerController;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.Surroundings;
import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.link.MqttLink;
import dev.latchkey.device.link.Patience;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.time.RealTimers;
import dev.latchkey.locker.MasterKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// Builds lockers' real controllers with the device SDK and mutual TLS.
record RealLocker(RunningBroker running, MasterKey key, RealTimers timers, Path directory) {

    /// @param port of the broker, or of what stands before it
    LockerController build(String lockerId, int port, Patience patience, Cabinet cabinet, LockerObserver observer)
            throws IOException, GeneralSecurityException {
        var thing = running.things().register(lockerId);
        var credentials = new dev.latchkey.device.link.Credentials(
                thing.certificate(), thing.privateKey(), running.authority().certificateFile());
        return new LockerController(
                LockerKey.parse(key.lockerKey(lockerId).export()),
                new ManifestVerifier(
                        KeyRing.parse(key.signingKey().verificationKey().pem()), lockerId),
                cabinet,
                new MqttLink(
                        new LockerTopics(lockerId), new Endpoint("127.0.0.1", port), credentials, timers, patience),
                Journal.open(directory.resolve(lockerId + ".journal")),
                Surroundings.real(timers),
                observer,
                () -> {});
    }
}
