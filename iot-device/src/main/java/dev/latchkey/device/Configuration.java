package dev.latchkey.device;

import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.link.Credentials;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.ManifestVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Who this locker is, and where its files lie.
///
/// @param topics say the locker's id, which is its thing's name and client id too
/// @param credentials for the broker, PEM
/// @param lockerKey one line: base64url of the 32-byte key behind its digests
/// @param signingKey PEM: the public key, or several, that manifests are verified with until one announces others
/// @param journal a SQLite file, made where there is none
public record Configuration(
        LockerTopics topics,
        Endpoint endpoint,
        Credentials credentials,
        Path lockerKey,
        Path signingKey,
        Path journal) {

    public Configuration {
        readable("certificate", credentials.certificate());
        readable("private key", credentials.privateKey());
        readable("certificate authority", credentials.authority());
        readable("locker key", lockerKey);
        readable("signing key", signingKey);
    }

    /// A locker whose files lie in one directory under their usual names: `certificate.pem`, `private.pem`,
    /// `locker.key`, `signing.pem`, and the journal `{lockerId}.journal`.
    ///
    /// @throws ConfigurationRefused where a file cannot be read
    public static Configuration in(Path directory, String lockerId, Endpoint endpoint, Path authority) {
        Path certificate = directory.resolve("certificate.pem");
        Path privateKey = directory.resolve("private.pem");
        return new Configuration(
                new LockerTopics(lockerId),
                endpoint,
                new Credentials(certificate, privateKey, authority),
                directory.resolve("locker.key"),
                directory.resolve("signing.pem"),
                directory.resolve(lockerId + ".journal"));
    }

    public String lockerId() {
        return topics.lockerId();
    }

    LockerKey readLockerKey() {
        return read("locker key", lockerKey, LockerKey::parse);
    }

    ManifestVerifier readVerifier() {
        return new ManifestVerifier(read("signing key", signingKey, KeyRing::parse), lockerId());
    }

    private static void readable(String what, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ConfigurationRefused(what + " " + file + ": no such file, or not readable");
        }
    }

    private static <T> T read(String what, Path file, Function<String, T> parser) {
        try {
            return parser.apply(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationRefused(what + " " + file + ": cannot be read as text", e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationRefused(what + " " + file + ": " + e.getMessage(), e);
        }
    }
}
