package dev.latchkey.local.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Named things in one JSON file that only its owner may read, replaced as a whole on every write.
///
/// @param <T> a record of plain values
final class StateFile<T> {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final TypeReference<TreeMap<String, T>> type;

    StateFile(Path file, TypeReference<TreeMap<String, T>> type) {
        this.file = file;
        this.type = type;
    }

    /// What was written last; empty where there is no file yet.
    Map<String, T> read() {
        try {
            return Files.exists(file) ? json.readValue(Files.readAllBytes(file), type) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    synchronized void write(Map<String, T> things) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh);
            Files.setPosixFilePermissions(fresh, OWNER_ONLY);
            Files.write(fresh, json.writeValueAsBytes(new TreeMap<>(things)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
