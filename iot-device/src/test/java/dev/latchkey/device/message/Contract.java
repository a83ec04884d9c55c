package dev.latchkey.device.message;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files of `events/mqtt`.
public final class Contract {

    private static final Path DIRECTORY = Path.of(System.getProperty("latchkey.root"), "events", "mqtt");

    private Contract() {}

    public static byte[] read(String file) {
        try {
            return Files.readAllBytes(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names of all JSON files.
    public static List<String> files() {
        try (var files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> tree(byte[] json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Map<String, Object> tree) {
        try {
            return JSON.std.asBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
