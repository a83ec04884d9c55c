package dev.latchkey.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/// What the local system leaves on disk, ready for any other client.
///
///     ca.pem                                 who vouches for the broker
///     carriers/<carrier>.secret              what the carrier signs with
///     lockers/<lockerId>/certificate.pem     the locker's identity
///     lockers/<lockerId>/private.pem
///     lockers/<lockerId>/locker.key          what the locker checks codes with
///     lockers/<lockerId>/signing.pem         what the locker checks manifests with
///     logs/                                  one file a log group
///     aws/, broker/                          what the services keep
///
/// @param root the folder, absolute
record StateDirectory(Path root) {

    StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /// Makes the folder, and empties it of an earlier run's files unless they are to be kept.
    ///
    /// @throws IOException that names the folder, when it cannot be written
    static StateDirectory prepare(Path root, boolean keep) throws IOException {
        var directory = new StateDirectory(root);
        try {
            if (!keep) {
                directory.clear();
            }
            directory.create();
            return directory;
        } catch (IOException e) {
            throw new IOException("cannot keep its state in the folder " + directory.root, e);
        }
    }

    private void create() throws IOException {
        for (var folder : List.of(aws(), broker(), carriers(), logs())) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    Path aws() {
        return root.resolve("aws");
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path carriers() {
        return root.resolve("carriers");
    }

    Path authority() {
        return root.resolve("ca.pem");
    }

    Path locker(String lockerId) {
        return root.resolve("lockers").resolve(lockerId);
    }

    /// Writes a file that only its owner may read.
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        restrict(file, "rw-------");
        Files.writeString(file, text);
    }

    /// Before anything is written, so that nothing is ever open to others.
    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /// Removes what an earlier run wrote, and nothing that somebody else keeps in this folder.
    private void clear() throws IOException {
        for (var owned : List.of("aws", "broker", "logs", "carriers", "lockers", "ca.pem", "ca.key")) {
            delete(root.resolve(owned));
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
