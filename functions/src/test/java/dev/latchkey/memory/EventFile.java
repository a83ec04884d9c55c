package dev.latchkey.memory;

import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file under `events/`.
public final class EventFile {

    private static final Path FOLDER = Path.of(System.getProperty("latchkey.root"), "events");

    private EventFile() {}

    /// @param name such as `mqtt/event-opened.json`
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static JsonObject json(String name) {
        return JsonObject.parse(bytes(name));
    }

    /// The files of a folder whose names start so, without the folder.
    public static List<String> names(String folder, String prefix) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
