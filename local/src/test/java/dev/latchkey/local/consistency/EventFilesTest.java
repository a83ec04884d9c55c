package dev.latchkey.local.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The files under `events/` are the contract between the parts: each is named by a test that reads it.
class EventFilesTest {

    private static final Path EVENTS = RepositoryFiles.ROOT.resolve("events");

    /// Who reads these lists a folder and takes all that it finds: the locker's contract test, and the demo.
    private static final List<String> READ_BY_LISTING = List.of("mqtt/command-", "demo");

    @Test
    void everyFileIsReadByATest() {
        var tests = Stream.of("functions", "iot-device", "local")
                .map(module -> RepositoryFiles.ROOT.resolve(module).resolve("src/test/java"))
                .flatMap(folder -> RepositoryFiles.files(folder, ".java").stream())
                .map(RepositoryFiles::text)
                .collect(Collectors.joining());

        assertThat(RepositoryFiles.files(EVENTS, ".json"))
                .isNotEmpty()
                .filteredOn(file -> !isReadByListing(file))
                .extracting(file -> file.getFileName().toString())
                .allMatch(tests::contains);
    }

    @Test
    void everyFolderSaysWhatItsFilesAre() {
        var readMes = RepositoryFiles.files(EVENTS, "README.md").stream()
                .map(file -> file.getParent().getFileName().toString());

        assertThat(readMes).contains("carriers", "mqtt", "receipts");
    }

    private static boolean isReadByListing(Path file) {
        return READ_BY_LISTING.stream()
                .anyMatch(start -> EVENTS.relativize(file).toString().startsWith(start));
    }
}
