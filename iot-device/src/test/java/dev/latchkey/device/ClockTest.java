package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A locker whose own clock is wrong.
class ClockTest {

    private static final Happening EXPIRED = new Happening.Refused(RefusalReason.EXPIRED, Optional.of(OpenedBy.KEYPAD));

    private static final Duration HOLDS = Duration.ofHours(6);

    @AutoClose
    private final TestLocker locker;

    ClockTest(@TempDir Path directory) {
        locker = new TestLocker(directory, People.HELPFUL);
    }

    @ParameterizedTest
    @CsvSource({"PT10M", "P2D", "-PT10M", "-P2D", "-P20000D", "P20000D"})
    void codesEndByTheBrokersTime(Duration wrongBy) {
        locker.restartAt(locker.time.instant().plus(wrongBy));
        locker.link.connect();
        locker.manifest(1, parcel(), grant(TestLocker.OTHER_CODE, 2, "d-2"));

        locker.time.pass(HOLDS.minusSeconds(1));
        locker.cabinet.type(TestLocker.CODE);
        assertThat(locker.cabinet.isOccupied(1)).isFalse();

        locker.time.pass(Duration.ofSeconds(1));
        locker.cabinet.type(TestLocker.OTHER_CODE);
        assertThat(locker.link.happenings()).endsWith(EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"PT10M, -600, rtc", "-P2D, 172800, rtc"})
    void reportsAClockThatIsWrong(Duration wrongBy, int behind, String source) {
        locker.restartAt(locker.time.instant().plus(wrongBy));

        locker.link.connect();

        assertThat(fault().code()).isEqualTo("clockWrong");
        assertThat(fault().evidence()).containsEntry("behindSeconds", behind).containsEntry("source", source);
    }

    @Test
    void saysNothingOfAClockThatItPutsRight() {
        locker.restartAt(locker.time.instant().minus(Duration.ofDays(2)));
        locker.link.connect();
        locker.restart();

        locker.link.connect();

        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void withADeadBatteryAndNoNetworkCodesOpenAndEndNoEarlier() {
        locker.link.connect();
        locker.manifest(1, parcel(), grant(TestLocker.OTHER_CODE, 2, "d-2"));
        locker.time.pass(Duration.ofHours(1));
        locker.restartAt(Instant.EPOCH);

        locker.cabinet.type(TestLocker.CODE);
        assertThat(locker.cabinet.isOccupied(1)).isFalse();

        locker.time.pass(HOLDS.minusHours(1));
        locker.cabinet.type(TestLocker.OTHER_CODE);
        locker.link.connect();
        assertThat(locker.link.happenings()).contains(EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "P2D", "-PT10M", "-P20000D"})
    void aClockThatIsSetWhileTheLockerRunsChangesNothing(Duration jump) {
        locker.link.connect();
        locker.manifest(1, parcel());
        locker.time.setMachine(locker.time.instant().plus(jump));
        locker.time.pass(HOLDS.minusSeconds(1));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
        assertThat(locker.link.events)
                .last()
                .satisfies(event -> assertThat(event.occurredAt()).isEqualTo(locker.time.instant()));
    }

    @Test
    void offlineAClockThatIsAheadByMinutesRefusesNobody() {
        locker.link.connect();
        locker.manifest(1, parcel());
        locker.restartAt(locker.time.instant().plus(HOLDS).plus(Duration.ofMinutes(4)));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void anAnswerAfterTenSecondsIsNone() {
        locker.restartAt(locker.time.instant().minus(Duration.ofDays(2)));
        locker.link.tellsTime = false;
        locker.link.connect();
        BrokerTime late = new BrokerTime(asked(), locker.time.instant());
        locker.time.pass(Duration.ofSeconds(11));

        locker.link.listener.timeReceived(late);

        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        locker.restartAt(locker.time.instant().minus(Duration.ofDays(2)));
        locker.link.tellsTime = false;
        locker.link.connect();

        locker.link.listener.timeReceived(new BrokerTime(UUID.randomUUID(), locker.time.instant()));

        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void asksAgainWhereNoAnswerComes() {
        locker.link.tellsTime = false;
        locker.link.connect();

        locker.time.pass(Duration.ofMinutes(1));

        assertThat(locker.link.clockRequests).hasSize(3);
        assertThat(locker.link.clockRequests).doesNotHaveDuplicates();
    }

    @Test
    void asksEverySixHoursWhileItIsConnected() {
        locker.link.connect();

        locker.time.pass(Duration.ofHours(24));

        assertThat(locker.link.clockRequests).hasSize(1 + 4);
    }

    @Test
    void aRemoteOpeningWaitsUntilTheTimeIsKnown() {
        locker.link.tellsTime = false;
        locker.link.connect();
        Command.Open open = locker.open(2);
        locker.link.listener.commandReceived(open);
        assertThat(locker.link.acks).isEmpty();

        locker.link.listener.timeReceived(new BrokerTime(asked(), locker.time.instant()));

        assertThat(answer()).isEqualTo("compartment 2 opened");
    }

    @Test
    void aRemoteOpeningFromBeforeAPowerCutDoesNothingThoughTheClockStoodStill() {
        locker.link.connect();
        Command.Open open = locker.open(2);
        locker.restartAt(Instant.EPOCH);
        locker.time.pass(Duration.ofMinutes(10));
        locker.link.tellsTime = false;
        locker.link.connect();
        locker.link.listener.commandReceived(open);

        locker.link.listener.timeReceived(new BrokerTime(asked(), locker.time.instant()));

        assertThat(locker.cabinet.shown()).isEmpty();
        assertThat(answer()).startsWith("came too late");
    }

    private Grant parcel() {
        locker.cabinet.put(1);
        return grant(TestLocker.CODE, 1, "d-1");
    }

    private Grant grant(String code, int compartment, String deliveryId) {
        Grant grant = locker.grant(code, compartment, deliveryId);
        return new Grant(
                deliveryId,
                compartment,
                1,
                grant.digest(),
                locker.time.instant().plus(HOLDS));
    }

    private String answer() {
        return ((Ack.CommandResult) locker.link.acks.getFirst()).detail();
    }

    private UUID asked() {
        return locker.link.clockRequests.getLast().requestId();
    }

    private Happening.Fault fault() {
        return (Happening.Fault) locker.link.happenings().getFirst();
    }
}
