package dev.latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {

    @TempDir
    private Path folder;

    @Test
    void keepsASecondSystemOutAndLeavesTheFirstOnesFilesAlone() throws IOException {
        var secret = Files.writeString(
                Files.createDirectories(folder.resolve("carriers")).resolve("acme.secret"), "s");

        try (var first = StateLock.take(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> LocalSystem.start(LocalOptions.anyPorts(Root.find(), folder, false)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("belongs to a local system that is up");
        }

        assertThat(secret).hasContent("s");
    }

    @Test
    void isFreeAgainOnceTheFirstHasStopped() throws IOException {
        StateLock.take(folder).close();

        try (var second = StateLock.take(folder)) {
            assertThat(second).isNotNull();
        }
    }
}
