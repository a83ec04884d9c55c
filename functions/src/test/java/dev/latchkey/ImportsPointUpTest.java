package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Subjects know nothing of AWS, and imports point one way.
class ImportsPointUpTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.*]+);");

    /// A package may import from those before it.
    private static final List<String> ORDER = List.of(
            "json",
            "recipient",
            "locker",
            "shipment",
            "code",
            "notice",
            "fault",
            "support",
            "diagnosis",
            "incident",
            "resend",
            "digest",
            "aws",
            "handler");

    /// Whose libraries a package may import beyond the JDK.
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "json", Set.of("com.fasterxml.jackson"),
            "aws",
                    Set.of(
                            "software.amazon.awssdk",
                            "com.amazonaws.services.lambda.runtime",
                            "com.google.i18n.phonenumbers",
                            "org.crac"),
            "handler", Set.of("com.amazonaws.services.lambda.runtime", "io.nayuki.qrcodegen"));

    @Test
    void everyImportPointsUp() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var violations = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> violations(file, lines(file)));

            assertThat(violations).isEmpty();
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() throws IOException {
        try (var folders = Files.list(SOURCES.resolve("dev/latchkey"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ORDER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "locker, dev.latchkey.shipment.Delivery",
        "recipient, dev.latchkey.locker.Locker",
        "shipment, dev.latchkey.aws.Settings",
        "aws, dev.latchkey.handler.JsonHandler",
        "notice, software.amazon.awssdk.services.sns.SnsClient",
        "handler, software.amazon.awssdk.core.exception.SdkException",
        "support, com.amazonaws.services.lambda.runtime.Context",
        "code, com.fasterxml.jackson.jr.ob.JSON",
        "shipment, org.slf4j.Logger",
        "recipient, com.google.i18n.phonenumbers.PhoneNumberUtil",
        "aws, dev.latchkey.local.Main"
    })
    void seesAPlantedViolationWithItsFileAndLine(String subject, String imported) {
        var file = SOURCES.resolve("dev/latchkey").resolve(subject).resolve("Planted.java");
        var lines = List.of("package dev.latchkey." + subject + ";", "", "import " + imported + ";");

        assertThat(violations(file, lines)).containsExactly(file + ":3 imports " + imported);
    }

    @ParameterizedTest
    @CsvSource({
        "shipment, dev.latchkey.locker.Lockers",
        "shipment, java.util.List",
        "shipment, dev.latchkey.shipment.Delivery.Placement",
        "locker, javax.crypto.Mac"
    })
    void letsWhatPointsUpPass(String subject, String imported) {
        var file = SOURCES.resolve("dev/latchkey").resolve(subject).resolve("Fine.java");

        assertThat(violations(file, List.of("import " + imported + ";"))).isEmpty();
    }

    private static Stream<String> violations(Path file, List<String> lines) {
        var importer = packageOf(file);
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(i -> IMPORT.matcher(lines.get(i))
                        .results()
                        .map(found -> found.group(1))
                        .filter(imported -> !isAllowed(importer, imported))
                        .map(imported -> file + ":" + (i + 1) + " imports " + imported));
    }

    private static boolean isAllowed(String importer, String imported) {
        if (imported.startsWith("dev.latchkey.")) {
            int place = ORDER.indexOf(imported.split("\\.")[2]);
            return place >= 0 && place <= ORDER.indexOf(importer);
        }
        return Stream.concat(Stream.of("java", "javax.crypto"), LIBRARIES.getOrDefault(importer, Set.of()).stream())
                .anyMatch(library -> imported.startsWith(library + "."));
    }

    private static String packageOf(Path file) {
        return SOURCES.resolve("dev/latchkey").relativize(file).getName(0).toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
