package dev.latchkey.local.iot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;

/// The registry of lockers: gives each its certificate and private key under `<state>/lockers/<lockerId>/`.
public final class Things {

    /// What AWS IoT allows as a thing's name. It also keeps a locker's folder inside the state directory.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");

    private final CertificateAuthority authority;
    private final Path lockers;

    /// @param state the local system's state directory
    public Things(CertificateAuthority authority, Path state) {
        this.authority = authority;
        this.lockers = state.resolve("lockers");
    }

    /// Registers a locker. One that is registered keeps its files, unless another authority issued them.
    ///
    /// @throws IllegalArgumentException for an id that AWS IoT would refuse as a thing's name
    public Thing register(String lockerId) throws IOException, GeneralSecurityException {
        if (!NAME.matcher(lockerId).matches()) {
            throw new IllegalArgumentException("lockerId: must match " + NAME);
        }
        var thing = new Thing(lockerId, lockers.resolve(lockerId));
        if (!isRegistered(thing)) {
            issue(thing);
        }
        return thing;
    }

    private boolean isRegistered(Thing thing) throws IOException, GeneralSecurityException {
        return Files.exists(thing.certificate())
                && Files.exists(thing.privateKey())
                && authority.issued(Pem.readCertificate(thing.certificate()));
    }

    private void issue(Thing thing) throws IOException, GeneralSecurityException {
        Files.createDirectories(thing.folder());
        var credentials = authority.issueClient(thing.lockerId());
        Files.deleteIfExists(thing.certificate());
        Pem.writePrivateKey(thing.privateKey(), credentials.key());
        Pem.writeCertificate(thing.certificate(), credentials.certificate());
    }
}
