package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that may be installed on this machine or not. A test that asks for one that is missing is skipped
/// and says so; where the environment's `LATCHKEY_REQUIRE` lists its name, it fails.
record Program(String command) {

    static Program orSkip(String name, String command) {
        boolean isRequired = Arrays.asList(
                        System.getenv().getOrDefault("LATCHKEY_REQUIRE", "").split("[ ,]+"))
                .contains(name);
        if (isRequired) {
            assertThat(find(command))
                    .as(command + ", which LATCHKEY_REQUIRE asks for")
                    .isPresent();
        }
        assumeTrue(
                find(command).isPresent(),
                () -> command + " is not on the PATH (LATCHKEY_REQUIRE=" + name + " requires it)");
        return new Program(command);
    }

    private static Optional<Path> find(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// What it printed, after it ended well.
    String prints(Map<String, String> environment, String... arguments) {
        var process = start(environment, arguments);
        try (var out = process.inputReader(UTF_8)) {
            var printed = out.readAllAsString();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(command + " " + arguments[0] + " said: " + printed)
                    .isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Leaves it running; standard error goes where standard output does.
    Process start(Map<String, String> environment, String... arguments) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
