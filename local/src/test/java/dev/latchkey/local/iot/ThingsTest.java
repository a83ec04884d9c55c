package dev.latchkey.local.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThingsTest {

    @TempDir
    private Path state;

    @Test
    void registeredLockerHasItsFiles() throws Exception {
        var thing = things().register("locker-1");

        assertThat(thing.certificate()).isEqualTo(state.resolve("lockers/locker-1/certificate.pem"));
        assertThat(thing.privateKey()).content().startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(CommonName.of(Pem.readCertificate(thing.certificate()))).isEqualTo("locker-1");
        assertThat(state.resolve("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void onlyTheOwnerReadsPrivateKeys() throws Exception {
        var thing = things().register("locker-1");

        assertThat(permissions(thing.privateKey())).isEqualTo("rw-------");
        assertThat(permissions(state.resolve("ca.key"))).isEqualTo("rw-------");
    }

    @Test
    void registeringAgainKeepsTheFiles() throws Exception {
        var before = Files.readString(things().register("locker-1").certificate());

        var after = Files.readString(things().register("locker-1").certificate());

        assertThat(after).isEqualTo(before);
    }

    @Test
    void certificateOfAnotherAuthorityIsReplaced() throws Exception {
        var before = Files.readString(things().register("locker-1").certificate());
        Files.delete(state.resolve("ca.pem"));

        var after = Files.readString(things().register("locker-1").certificate());

        assertThat(after).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../locker", "a/b", "a b", "CN=x,O=y", "*", "."})
    void refusesIdsThatAreNoThingNames(String lockerId) throws Exception {
        var things = things();

        assertThatThrownBy(() -> things.register(lockerId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("lockerId: must match");
    }

    private Things things() throws Exception {
        return new Things(CertificateAuthority.in(state), state);
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
