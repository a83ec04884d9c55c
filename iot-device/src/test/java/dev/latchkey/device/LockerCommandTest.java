package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LockerCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void writeFiles() throws IOException {
        for (String file : new String[] {"certificate.pem", "private.pem", "ca.pem", "locker.key", "signing.pem"}) {
            Files.writeString(directory.resolve(file), "nonsense");
        }
    }

    @Test
    void namesAFileThatIsMissingInOneLine() throws IOException {
        Files.delete(directory.resolve("private.pem"));

        assertThat(run("locker-1", "localhost")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .containsExactly("private key " + directory.resolve("private.pem") + ": no such file, or not readable");
    }

    @Test
    void namesAKeyThatIsNoneWithoutRepeatingIt() {
        assertThat(run("locker-1", "localhost")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .containsExactly("locker key " + directory.resolve("locker.key") + ": must be 32 bytes in base64url");
    }

    @Test
    void refusesACertificateThatIsNone() throws IOException {
        Files.writeString(directory.resolve("locker.key"), "bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE\n");
        Files.writeString(directory.resolve("signing.pem"), """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAqHOxAYBG5ec3fBSM1i64Fpm7xwL8dUEuewGGPtuNtnk=
                -----END PUBLIC KEY-----
                """);

        assertThat(run("locker-1", "localhost")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("certificate, private key or certificate authority cannot be used: ");
    }

    @Test
    void refusesAnEndpointThatIsNone() {
        assertThat(run("locker-1", "http://localhost")).isEqualTo(2);
        assertThat(errors.toString().lines()).containsExactly("endpoint: must be ssl://host:port, host:port or host");
    }

    @Test
    void refusesAnIdThatCouldReachAnotherTopic() {
        assertThat(run("+", "localhost")).isEqualTo(2);
        assertThat(errors.toString().lines()).containsExactly("locker id: must be 1 to 128 letters, digits, - and _");
    }

    @Test
    void namesTheFieldOfTheHardwareThatIsWrong() throws IOException {
        Path hardware = Files.writeString(directory.resolve("hardware.json"), "{\"boards\": 1}");

        assertThat(run("locker-1", "localhost", "--hardware", hardware.toString()))
                .isEqualTo(2);
        assertThat(errors.toString().lines()).containsExactly("hardware " + hardware + ": boards: must be a list");
    }

    private int run(String id, String endpoint, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--id",
                id,
                "--endpoint",
                endpoint,
                "--cert",
                file("certificate.pem"),
                "--key",
                file("private.pem"),
                "--ca",
                file("ca.pem")));
        arguments.addAll(List.of(more));
        return new CommandLine(new LockerCommand())
                .setErr(new PrintWriter(errors, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(String[]::new));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
