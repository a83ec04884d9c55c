package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.KeyRing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The cloud changes the key that it signs with, and a locker keeps up.
class KeyRotationTest {

    private static final String NOT_SIGNED = "signature: is not that of the signing key";

    private final CloudSigner next = new CloudSigner("v2");

    @AutoClose
    private final TestLocker locker;

    private CloudSigner present;

    KeyRotationTest(@TempDir Path directory) {
        locker = new TestLocker(directory, People.HELPFUL);
        present = locker.cloud;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesManifestsByTheNextKeyOnceThePresentOneAnnouncedIt(boolean restarts) {
        applies(present, 1, List.of(present, next), restarts);

        applies(next, 2, List.of(present, next), restarts);
        applies(present, 3, List.of(present, next), restarts);
        applies(next, 4, List.of(next), restarts);

        assertThat(locker.refusedManifests).isEmpty();
        assertThat(locker.controller.status().manifestVersion()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesTheKeyThatWasLeftOut(boolean restarts) {
        applies(present, 1, List.of(present, next), restarts);
        applies(next, 2, List.of(next), restarts);

        applies(present, 3, List.of(present), restarts);

        assertThat(locker.refusedManifests).containsExactly(NOT_SIGNED);
        assertThat(locker.controller.status().manifestVersion()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatNobodyAnnounced() {
        applies(next, 1, List.of(next), false);

        assertThat(locker.refusedManifests).containsExactly(NOT_SIGNED);
    }

    @Test
    void aKeyCountsUnderItsOwnNameOnly() {
        applies(present, 1, List.of(present, next), false);

        locker.link.listener.manifestReceived(present.sign(
                Map.of("alg", "EdDSA", "kid", "v2"),
                "{\"lockerId\":\"locker-berlin-1\",\"version\":2,\"issuedAt\":\"2026-11-23T12:00:00Z\",\"grants\":[]}"
                        .getBytes()));

        assertThat(locker.refusedManifests).containsExactly(NOT_SIGNED);
    }

    @Test
    void aManifestWithoutKeysLeavesThemAsTheyAre() {
        applies(present, 1, List.of(present, next), false);
        applies(next, 2, List.of(), true);

        applies(present, 3, List.of(), true);

        assertThat(locker.refusedManifests).isEmpty();
        assertThat(locker.controller.status().manifestVersion()).isEqualTo(3);
    }

    @Test
    void refusesAManifestThatLeavesOutItsOwnKey() {
        applies(present, 1, List.of(next), false);

        assertThat(locker.refusedManifests).containsExactly("keys: must list the key that signed this");
    }

    @Test
    void codesOpenOfflineAfterARestartThoughTheirKeyIsNotInTheFile() {
        applies(present, 1, List.of(present, next), false);
        locker.link.listener.manifestReceived(next.manifest(TestLocker.ID, 2, List.of(next), locker.parcel()));
        locker.restart();

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void startsAnewWithAKeyFileThatWasChanged() {
        applies(present, 1, List.of(present, next), false);
        CloudSigner third = new CloudSigner("v3");
        locker.keyFile = ring(third);
        locker.restart();

        applies(next, 2, List.of(next), false);
        assertThat(locker.refusedManifests).containsExactly(NOT_SIGNED);

        applies(third, 2, List.of(third), true);
        assertThat(locker.controller.status().manifestVersion()).isEqualTo(2);
    }

    @Test
    void aFileThatIsChangedBackBringsNoOldKeysBack() {
        applies(present, 1, List.of(present, next), false);
        KeyRing file = locker.keyFile;
        locker.keyFile = ring(new CloudSigner("v3"));
        locker.restart();
        locker.keyFile = file;
        locker.restart();

        applies(next, 2, List.of(next), false);

        assertThat(locker.refusedManifests).containsExactly(NOT_SIGNED);
    }

    @Test
    void aFileMayHoldSeveralKeys() {
        locker.keyFile = ring(present, next);
        locker.restart();

        applies(next, 1, List.of(), true);
        applies(present, 2, List.of(), true);

        assertThat(locker.refusedManifests).isEmpty();
    }

    private void applies(CloudSigner signer, long version, List<CloudSigner> announced, boolean restarts) {
        locker.link.listener.manifestReceived(signer.manifest(TestLocker.ID, version, announced));
        if (restarts) {
            locker.restart();
        }
    }

    private static KeyRing ring(CloudSigner... signers) {
        return new KeyRing(List.of(signers).stream()
                .map(signer -> new KeyRing.Key(Optional.empty(), signer.publicKey()))
                .toList());
    }
}
