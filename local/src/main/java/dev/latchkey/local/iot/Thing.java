package dev.latchkey.local.iot;

import java.nio.file.Path;

/// A registered locker and the folder with its files.
///
/// @param lockerId the thing's name, the certificate's CN and the client id that it must connect with
/// @param folder `<state>/lockers/<lockerId>`
public record Thing(String lockerId, Path folder) {

    /// Its certificate, PEM.
    public Path certificate() {
        return folder.resolve("certificate.pem");
    }

    /// Its private key, PKCS#8 in PEM, mode 600.
    public Path privateKey() {
        return folder.resolve("private.pem");
    }
}
