package dev.latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Templates of a test's own, each in a folder of its own.
record TemplateFiles(Path folder) {

    TemplateFiles with(String name, String content) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Template read(String yaml) {
        return read(yaml, Map.of());
    }

    Template read(String yaml, Map<String, String> parameters) {
        with("template.yaml", yaml);
        return Template.read(folder.resolve("template.yaml"), parameters);
    }
}
