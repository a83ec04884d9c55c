package dev.latchkey.local.simulation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeIndependenceTest {

    private static final String OWN = "dev.latchkey.local.simulation.judge.";

    @Test
    void importsNothingOfTheSystemOrOfTheSimulation() throws IOException {
        var folder = Root.find().resolve("local/src/main/java/dev/latchkey/local/simulation/judge");
        try (var files = Files.list(folder)) {
            var imports = files.flatMap(file -> lines(file).stream())
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.replaceFirst("import (static )?", ""))
                    .toList();

            assertThat(imports).isNotEmpty().allMatch(name -> name.startsWith("java.") || name.startsWith(OWN));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
