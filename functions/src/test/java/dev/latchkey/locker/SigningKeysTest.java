package dev.latchkey.locker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.RecordingLink.Manifest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    /// Pickup window, extension, outages, and the hour for whoever was signing.
    private static final Duration LONGEST = Duration.ofHours(72 + 48 + 168 + 1);

    private final InMemoryCloud cloud = new InMemoryCloud();

    @Test
    void aLockerGoesByTheKeyThatItWasProvisionedWith() {
        var manifest = publish();

        assertThat(manifest.signedBy()).isEqualTo("v1");
        assertThat(manifest.keys()).containsExactly("v1");
        assertThat(cloud.lockers.keyPlan(InMemoryCloud.LOCKER_ID)).isEmpty();
    }

    @Test
    void aNewKeyIsAnnouncedBeforeItSigns() {
        publish();
        cloud.masterKeys.rotate(FixedMasterKeys.V2);

        var manifest = publish();

        assertThat(manifest.signedBy()).isEqualTo("v1");
        assertThat(manifest.keys()).containsExactly("v1", "v2");
    }

    @Test
    void itDoesNotSignForALockerThatHasOnlyAppliedManifestsWithoutIt() {
        publish();
        cloud.masterKeys.rotate(FixedMasterKeys.V2);
        publish();
        apply(1);

        assertThat(publish().signedBy()).isEqualTo("v1");
        assertThat(cloud.signingKeys().of(locker()).present().keyVersion()).isEqualTo("v1");
    }

    @Test
    void itSignsOnceTheLockerHasAppliedAManifestThatAnnouncesIt() {
        cloud.masterKeys.rotate(FixedMasterKeys.V2);
        apply(publish().version());

        var manifest = publish();

        assertThat(manifest.signedBy()).isEqualTo("v2");
        assertThat(manifest.keys()).containsExactly("v2", "v1");
    }

    @Test
    void theOldKeyIsAnnouncedUntilTheLastTokenByItIsOver() {
        switchOver();
        cloud.clock.advance(LONGEST.minusMillis(1));
        assertThat(publish().keys()).containsExactly("v2", "v1");

        cloud.clock.advance(Duration.ofMillis(1));

        assertThat(publish().keys()).containsExactly("v2");
    }

    @Test
    void aRotationThatIsTakenBackBeforeTheLockerHeardOfItSignsNothing() {
        cloud.masterKeys.rotate(FixedMasterKeys.V2);
        var announcing = publish();
        cloud.masterKeys.rotate(FixedMasterKeys.V1);
        publish();
        apply(announcing.version());

        var manifest = publish();

        assertThat(manifest.signedBy()).isEqualTo("v1");
        assertThat(manifest.keys()).containsExactly("v1");
    }

    @Test
    void aRotationThatIsTakenBackLaterWaitsUntilTheFirstKeyIsForgotten() {
        switchOver();
        cloud.masterKeys.rotate(FixedMasterKeys.V1);
        assertThat(publish().signedBy()).isEqualTo("v2");

        cloud.clock.advance(LONGEST);
        publish();

        assertThat(publish().keys()).containsExactly("v2", "v1");
    }

    @Test
    void whoeverTakesAVersionAfterTheAnnouncementAnnouncesToo() {
        cloud.masterKeys.rotate(FixedMasterKeys.V2);
        cloud.link.beforeManifest(() -> assertThat(publish().keys()).containsExactly("v1", "v2"));

        publish();

        assertThat(cloud.link.manifests())
                .allSatisfy(manifest -> assertThat(manifest.keys()).contains("v2"));
    }

    @Test
    void aLockerThatIsProvisionedAgainIsGivenEveryKeyThatItIsToBelieve() {
        switchOver();

        var again = cloud.provisionLocker()
                .provision(InMemoryCloud.LOCKER_ID, locker().name(), locker().timeZone(), locker().compartments());

        assertThat(again.signingPublicKeyPem())
                .isEqualTo(FixedMasterKeys.V2.signingKey().verificationKey().pem()
                        + FixedMasterKeys.V1.signingKey().verificationKey().pem());
        assertThat(again.lockerKey().export())
                .isEqualTo(FixedMasterKeys.V1.lockerKey(InMemoryCloud.LOCKER_ID).export());
    }

    private void switchOver() {
        cloud.masterKeys.rotate(FixedMasterKeys.V2);
        apply(publish().version());
        assertThat(publish().signedBy()).isEqualTo("v2");
    }

    private Manifest publish() {
        cloud.publishManifest().publish(locker());
        return cloud.link.retained();
    }

    private void apply(long version) {
        cloud.lockers.applied(InMemoryCloud.LOCKER_ID, version);
    }

    private Locker locker() {
        return cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow();
    }
}
