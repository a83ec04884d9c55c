package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncLockerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void publishesAManifestWithTheGrant() {
        sync("t");

        assertThat(cloud.link.retained().deliveryIds()).containsExactly(parcel.deliveryId());
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void goesOnWhenTheLockerAcknowledges() {
        sync("t");

        acknowledge(cloud.link.retained().version());

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("t", Map.of("manifestVersion", 1L)));
    }

    @Test
    void anAcknowledgementOfAnEarlierManifestIsNotEnough() {
        cloud.publishManifest()
                .publish(cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow());
        sync("t");

        acknowledge(1);

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aHigherVersionHoldsTheGrantToo() {
        sync("t");
        cloud.publishManifest()
                .publish(cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow());

        acknowledge(cloud.link.retained().version());

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("t");
    }

    @Test
    void anAcknowledgementThatIsFasterThanTheSenderIsNotMissed() {
        cloud.link.beforeManifest(() -> acknowledge(1));

        sync("t");

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("t");
    }

    @Test
    void runAgainItParksTheNewTokenAndPublishesAgain() {
        sync("older");
        sync("newer");

        acknowledge(cloud.link.retained().version());

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("newer");
    }

    @Test
    void oneAcknowledgementWakesEveryDeliveryThatItCovers() {
        var second = new Parcel("JD0002").readyAt(cloud);
        sync("first");
        cloud.syncLocker().sync(second.deliveryId(), new TaskToken("second"));

        acknowledge(cloud.link.retained().version());

        assertThat(cloud.workflows.completions())
                .extracting(Completion::token)
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void anAcknowledgementThatComesTwiceWakesOnce() {
        sync("t");

        acknowledge(1);
        acknowledge(1);

        assertThat(cloud.workflows.completions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 2, Long.MAX_VALUE})
    void anAcknowledgementOfAManifestThatWasNeverPublishedIsNotBelieved(long version) {
        sync("t");

        assertThat(cloud.recordAppliedManifest().record(InMemoryCloud.LOCKER_ID, version))
                .isFalse();

        assertThat(cloud.lockers.appliedManifestVersion(InMemoryCloud.LOCKER_ID))
                .isZero();
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void anEndedCodeIsSyncedTooAndTheTimelineSaysWhenTheLockerKnows() {
        cloud.expireCode().cancel(parcel.deliveryId());
        sync("t");
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("CodeRevocationAcknowledged");

        acknowledge(cloud.link.retained().version());

        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("t");
        assertThat(cloud.timeline(parcel.deliveryId())).contains("CodeRevocationAcknowledged");
    }

    @Test
    void aLiveCodesSyncIsNoRevocation() {
        sync("t");

        acknowledge(1);

        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("CodeRevocationAcknowledged");
    }

    @Test
    void aDeliveryThatDoesNotExistHasNoLocker() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.syncLocker().sync("d-nothing", new TaskToken("t")));
    }

    private void sync(String token) {
        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken(token));
    }

    private void acknowledge(long version) {
        cloud.recordAppliedManifest().record(InMemoryCloud.LOCKER_ID, version);
    }
}
