package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class RecordPresenceTest {

    private static final Instant START = InMemoryCloud.START;
    private static final Instant END = START.plus(Duration.ofHours(72));

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void anOutageMovesTheEndByItsLength() {
        disconnected(1, at(10));
        connected(2, at(15));

        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(5)));
        assertThat(cloud.timeline(parcel.deliveryId())).contains("PickupInterrupted");
    }

    @Test
    void aShortAbsenceMovesNothing() {
        disconnected(1, at(10));
        connected(2, at(10).plus(Duration.ofMinutes(30)));

        assertThat(end()).isEqualTo(END);
    }

    @Test
    void wordsInAnyOrderAndTwiceComeToTheSame() {
        connected(2, at(15));
        assertThat(end()).isEqualTo(END);
        disconnected(1, at(10));
        connected(2, at(15));
        disconnected(1, at(10));

        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(5)));
        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "PickupInterrupted"))
                .isEqualTo(1);
    }

    @Test
    void theCountersRestartAfterALongAbsenceIsUnderstood() {
        connected(7, at(1));
        disconnected(7, at(10));
        connected(0, at(15));

        assertThat(cloud.lockers.presence(InMemoryCloud.LOCKER_ID).isConnected())
                .isTrue();
        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(5)));
    }

    @Test
    void aConnectionThatTookTheOldOnesPlaceIsNoAbsence() {
        connected(1, at(1));
        connected(2, at(2));
        disconnected(1, at(2).plusSeconds(3));

        assertThat(cloud.lockers.presence(InMemoryCloud.LOCKER_ID).isConnected())
                .isTrue();
        assertThat(end()).isEqualTo(END);
    }

    @Test
    void whatWasLostBeforeTheCodeDoesNotCount() {
        disconnected(1, START.minus(Duration.ofHours(5)));
        connected(2, at(1));

        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(1)));
    }

    @Test
    void twoOutagesAddUpToTheLimit() {
        disconnected(1, at(1));
        connected(2, at(11));
        disconnected(2, at(20));
        connected(0, at(25));
        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(15)));

        disconnected(0, at(30));
        connected(0, at(30 + 500));

        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(168)));
    }

    @Test
    void aWindowThatWaitedForItsLockerIsLookedAtAgain() {
        cloud.clock.set(END);
        disconnected(1, END.minusSeconds(60));
        cloud.awaitPickup()
                .await(parcel.deliveryId(), END.minusSeconds(60).plus(Duration.ofHours(168)), true, new TaskToken("t"));
        assertThat(cloud.workflows.completions()).isEmpty();

        connected(2, END.plusSeconds(60));

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("t");
    }

    @Test
    void otherClientsAreNoLockers() {
        assertThat(cloud.recordPresence().connected("iotconsole-1", new Word(0, START)))
                .isFalse();
    }

    private void connected(long version, Instant at) {
        assertThat(cloud.recordPresence().connected(InMemoryCloud.LOCKER_ID, new Word(version, at)))
                .isTrue();
    }

    private void disconnected(long version, Instant at) {
        assertThat(cloud.recordPresence().disconnected(InMemoryCloud.LOCKER_ID, new Word(version, at)))
                .isTrue();
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private Instant end() {
        return cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow().expiresAt();
    }
}
