package dev.latchkey.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A copy of `events/demo` to change.
record DemoFolder(Path path) {

    static final String REGISTRATION = "01-acme-registered.json";
    static final String DEPOSIT = "05-locker-deposited.json";

    private static final Path EVENTS = Path.of(System.getProperty("latchkey.root"), "events");

    static DemoFolder copiedTo(Path folder) {
        try (var files = Files.newDirectoryStream(EVENTS.resolve("demo"), "*.json")) {
            for (var file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DemoFolder(folder);
    }

    static String shipped(String name) {
        return EVENTS.resolve(name).toString();
    }

    DemoFolder with(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DemoFolder without(String file) {
        try {
            Files.delete(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// @param text must be in the file
    DemoFolder replacing(String file, String text, String by) {
        try {
            var before = Files.readString(path.resolve(file));
            if (!before.contains(text)) {
                throw new IllegalArgumentException(file + " does not hold " + text);
            }
            return with(file, before.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
