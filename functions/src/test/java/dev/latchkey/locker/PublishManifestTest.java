package dev.latchkey.locker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingLink;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublishManifestTest {

    private final InMemoryCloud cloud = new InMemoryCloud();

    @Test
    void holdsAllLiveGrants() {
        var first = Parcel.first().readyAt(cloud);
        var second = new Parcel("JD0002").readyAt(cloud);

        publish();

        assertThat(cloud.link.retained().deliveryIds())
                .containsExactlyInAnyOrder(first.deliveryId(), second.deliveryId());
    }

    @Test
    void aGrantThatHasExpiredIsLeftOut() {
        Parcel.first().readyAt(cloud);
        cloud.clock.advance(Duration.ofHours(72));

        publish();

        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
    }

    @Test
    void eachManifestHasAHigherVersion() {
        publish();
        publish();

        assertThat(cloud.link.manifests())
                .extracting(RecordingLink.Manifest::version)
                .containsExactly(1L, 2L);
    }

    @Test
    void whoIsOvertakenOnTheWayPublishesAgain() {
        var parcel = Parcel.first();
        cloud.link.beforeManifest(() -> {
            parcel.readyAt(cloud);
            publish();
        });

        var published = publish();

        assertThat(cloud.link.retained().version()).isEqualTo(published).isEqualTo(2);
        assertThat(cloud.link.retained().deliveryIds()).containsExactly(parcel.deliveryId());
    }

    @Test
    void manyAtOnceDoNotMakeEachOtherPublishAgainAndAgain() {
        for (int i = 0; i < 5; i++) {
            cloud.link.beforeManifest(this::publish);
        }

        publish();

        assertThat(cloud.link.manifests()).hasSize(11);
        assertThat(cloud.lockers.latestManifestVersion(InMemoryCloud.LOCKER_ID)).isEqualTo(6);
        assertThat(cloud.link.retained().version()).isEqualTo(6);
    }

    @Test
    void whoIsOvertakenAgainPublishesAgain() {
        cloud.link.beforeManifest(this::publish);
        cloud.link.beforeManifest(() -> {});
        cloud.link.beforeManifest(this::publish);

        publish();

        assertThat(cloud.link.retained().version())
                .isEqualTo(cloud.lockers.latestManifestVersion(InMemoryCloud.LOCKER_ID));
    }

    @Test
    void publishersWithoutEndEndAllTheSame() {
        for (int i = 0; i < 100; i++) {
            cloud.link.beforeManifest(() -> cloud.lockers.nextManifestVersion(InMemoryCloud.LOCKER_ID));
        }

        publish();

        assertThat(cloud.link.manifests()).hasSizeLessThan(20);
    }

    private long publish() {
        return cloud.publishManifest()
                .publish(cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow());
    }
}
