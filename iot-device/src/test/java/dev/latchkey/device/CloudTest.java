package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What passes between the locker and the cloud: manifests, events and their order, health.
class CloudTest {

    @AutoClose
    private final TestLocker locker;

    CloudTest(@TempDir Path directory) {
        locker = new TestLocker(directory, People.HELPFUL);
    }

    @Test
    void acknowledgesAManifestOnceItIsApplied() {
        locker.link.connect();

        locker.manifest(12, locker.parcel());

        assertThat(locker.link.acks).containsExactly(new Ack.ManifestApplied(12, locker.time.instant()));
        assertThat(locker.controller.status().manifestVersion()).isEqualTo(12);
        assertThat(locker.controller.status().grants()).isEqualTo(1);
    }

    @Test
    void acknowledgesTheSameVersionAgain() {
        locker.link.connect();
        locker.manifest(12);

        locker.manifest(12);

        assertThat(locker.link.acks).hasSize(2);
    }

    @Test
    void refusesALowerVersion() {
        locker.link.connect();
        locker.manifest(12);

        locker.manifest(11, locker.parcel());

        assertThat(locker.link.acks).hasSize(1);
        assertThat(locker.refusedManifests).containsExactly("version 11 is older than the one applied");
        assertThat(locker.controller.status().grants()).isZero();
    }

    @Test
    void refusesALowerVersionAfterARestart() {
        locker.link.connect();
        locker.manifest(12);
        locker.restart();

        locker.manifest(11, locker.parcel());

        assertThat(locker.controller.status().manifestVersion()).isEqualTo(12);
    }

    @Test
    void aForgedManifestDisturbsNothingAndIsCounted() {
        locker.link.connect();
        locker.manifest(12, locker.parcel());

        byte[] forged = new CloudSigner().manifest(TestLocker.ID, 13);
        locker.link.listener.manifestReceived(forged);
        locker.link.listener.manifestReceived(forged);

        assertThat(locker.link.acks).hasSize(1);
        assertThat(locker.controller.status().grants()).isEqualTo(1);
        assertThat(locker.link.happenings())
                .extracting(
                        happening -> ((Happening.Fault) happening).evidence().get("refused"))
                .containsExactly(1, 2);
    }

    @Test
    void journalsEventsUntilItIsConnectedAndSendsThemInOrder() {
        locker.cabinet.deposit("T1");
        locker.cabinet.deposit("T2");
        assertThat(locker.controller.status().journalled()).isEqualTo(2);

        locker.link.connect();

        assertThat(sequences()).containsExactly(1L, 2L, 3L);
        assertThat(locker.controller.status().journalled()).isZero();
    }

    @Test
    void sendsWhatItJournalledBeforeARestart() {
        locker.cabinet.deposit("T1");
        locker.restart();

        locker.link.connect();

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(1, "T1"));
    }

    @Test
    void keepsAnEventUntilTheBrokerAcknowledgesIt() {
        locker.link.silent = true;
        locker.link.connect();

        locker.cabinet.deposit("T1");

        assertThat(sequences()).containsExactly(1L);
        assertThat(locker.controller.status().journalled()).isEqualTo(2);
    }

    @Test
    void sendsAnUnacknowledgedEventAgainUnderTheSameId() {
        locker.link.silent = true;
        locker.link.connect();
        locker.link.disconnect();
        locker.link.silent = false;

        locker.link.connect();

        assertThat(sequences()).containsExactly(1L, 1L, 2L);
        assertThat(locker.link.events.get(0)).isEqualTo(locker.link.events.get(1));
    }

    @Test
    void triesAgainAfterAPauseWhereTheBrokerRefuses() {
        locker.link.silent = true;
        locker.link.connect();
        locker.link.failUnanswered();
        locker.link.silent = false;
        assertThat(sequences()).containsExactly(1L);

        locker.time.pass(Duration.ofSeconds(1));

        assertThat(sequences()).containsExactly(1L, 1L);
    }

    @Test
    void waitsForNoPauseWhenItIsConnectedAgain() {
        locker.link.silent = true;
        locker.link.connect();
        locker.link.failUnanswered();
        locker.link.silent = false;

        locker.link.disconnect();
        locker.link.connect();

        assertThat(sequences()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void reportsHealthAtEveryConnectionAndEveryQuarterOfAnHour() {
        locker.link.connect();
        locker.time.pass(Duration.ofMinutes(30));

        assertThat(locker.link.events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.happening()).isInstanceOf(Happening.Health.class));
    }

    @Test
    void doesNotFillItsJournalWithHealthWhileDisconnected() {
        locker.time.pass(Duration.ofDays(2));

        assertThat(locker.controller.status().journalled()).isZero();
    }

    @Test
    void doesNotFillItsJournalWithHealthWhereNothingComesThrough() {
        locker.link.silent = true;
        for (int i = 0; i < 100; i++) {
            locker.link.connect();
            locker.time.pass(Duration.ofMinutes(16));
            locker.link.disconnect();
        }

        assertThat(locker.controller.status().journalled()).isEqualTo(1);
    }

    @Test
    void reportsHealthAnewOnceAnOldReportHasComeThrough() {
        locker.link.silent = true;
        locker.link.connect();
        locker.link.disconnect();
        locker.time.pass(Duration.ofHours(1));
        locker.link.silent = false;

        locker.link.connect();

        assertThat(locker.link.events)
                .filteredOn(event -> event.happening() instanceof Happening.Health)
                .last()
                .extracting(LockerEvent::occurredAt)
                .isEqualTo(locker.time.instant());
    }

    @Test
    void isQuietWhenTheBrokerHasEverything() {
        locker.link.silent = true;
        locker.link.connect();
        var quiet = locker.controller.quiet();
        assertThat(quiet).isNotDone();

        locker.link.answerAll();

        assertThat(quiet).isDone();
    }

    @Test
    void saysWhetherItIsConnected() {
        assertThat(locker.controller.status().link()).isInstanceOf(LinkState.Disconnected.class);

        locker.link.connect();

        assertThat(locker.controller.status().link()).isEqualTo(new LinkState.Connected());
    }

    @Test
    void canBeClosedTwice() {
        LockerController closed = locker.controller;
        locker.restart();

        assertThat(CompletableFuture.runAsync(closed::close)).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void tellsNothingAnyMoreOnceItIsClosed() {
        LockerController closed = locker.controller;
        locker.restart();

        assertThat(CompletableFuture.supplyAsync(closed::status))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(CancellationException.class);
    }

    @Test
    void daysWithoutANetworkArriveInOrderAndWhatIsNewIsNotForgotten() {
        for (int i = 0; i < 1000; i++) {
            locker.cabinet.forceOpen(1);
            locker.cabinet.close(1);
        }
        locker.restart();
        locker.link.silent = true;
        locker.link.connect();

        locker.cabinet.deposit("T1");
        locker.link.answerAll();

        assertThat(sequences())
                .isEqualTo(LongStream.rangeClosed(1, locker.link.events.size())
                        .boxed()
                        .toList());
        assertThat(locker.link.events).hasSizeGreaterThan(1000);
        assertThat(locker.link.happenings()).endsWith(new Happening.Deposited(2, "T1"));
        assertThat(locker.controller.status().journalled()).isZero();
    }

    private List<Long> sequences() {
        return locker.link.events.stream().map(LockerEvent::sequence).toList();
    }
}
