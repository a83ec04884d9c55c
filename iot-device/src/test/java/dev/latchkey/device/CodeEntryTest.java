package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeEntryTest {

    private static final Happening OPENED = opened(OpenedBy.KEYPAD);
    private static final Happening CLOSED = new Happening.Closed(1);
    private static final Happening COLLECTED = new Happening.Collected(1, "d-1");

    @AutoClose
    private final TestLocker locker;

    CodeEntryTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.HELPFUL);
    }

    @Test
    void aKnownCodeOpensAtOnce() {
        locker.manifest(1, locker.parcel());

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED);
        assertThat(locker.link.validations).isEmpty();
    }

    @Test
    void aKnownCodeOpensWithoutANetwork() {
        locker.manifest(1, locker.parcel());
        locker.link.disconnect();

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
        locker.link.connect();
        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aKnownCodeOpensAfterARestartWithoutANetwork() {
        locker.manifest(1, locker.parcel());
        locker.restart();

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void theScannerAloneSuffices() {
        locker.manifest(1, locker.parcel());

        locker.cabinet.scan(TestLocker.CODE);

        assertThat(locker.link.happenings()).startsWith(opened(OpenedBy.SCANNER));
    }

    @Test
    void aCollectedGrantNeverOpensAgain() {
        locker.manifest(1, locker.parcel());
        locker.cabinet.type(TestLocker.CODE);
        locker.restart();
        locker.link.connect();
        locker.manifest(2, locker.parcel());

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isTrue();
        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.EXPIRED));
    }

    @Test
    void anExpiredGrantDoesNotOpen() {
        locker.manifest(1, locker.parcel());
        locker.time.pass(Duration.ofDays(3));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.EXPIRED));
        assertThat(locker.cabinet.shown()).contains(Prompt.CODE_EXPIRED);
    }

    @Test
    void asksTheCloudAboutAnUnknownCodeByItsDigest() {
        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.validations)
                .singleElement()
                .extracting(validation -> validation.digest())
                .isEqualTo("XwMsjNVl56C8X-HZIaCGoif-2THRW_Z9LL38nt4oDEA");
        assertThat(locker.cabinet.shown()).contains(Prompt.PLEASE_WAIT);
    }

    @Test
    void opensWhatTheCloudGrants() {
        locker.cabinet.put(1);
        locker.cabinet.type(TestLocker.CODE);

        locker.link.listener.decisionReceived(granted(asked()));

        assertThat(locker.link.happenings()).containsExactly(opened(OpenedBy.DECISION), CLOSED, COLLECTED);
    }

    @Test
    void ignoresTheAnswerToAnotherQuestion() {
        locker.cabinet.type(TestLocker.CODE);

        locker.link.listener.decisionReceived(granted(UUID.randomUUID()));

        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void refusesWhatTheCloudRefuses() {
        locker.cabinet.type(TestLocker.CODE);

        locker.link.listener.decisionReceived(new Decision.Refused(asked(), RefusalReason.UNKNOWN_CODE));

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.UNKNOWN_CODE));
    }

    @Test
    void refusesAfterTwoSecondsOfSilenceAndIgnoresALateGrant() {
        locker.cabinet.type(TestLocker.CODE);
        locker.time.pass(Duration.ofSeconds(2));

        locker.link.listener.decisionReceived(granted(asked()));

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.UNDECIDED));
    }

    @Test
    void refusesAnUnknownCodeAtOnceWithoutANetwork() {
        locker.link.disconnect();

        locker.cabinet.type(TestLocker.CODE);

        locker.link.connect();
        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.UNDECIDED));
    }

    @Test
    void aGrantForACollectedCodeOpensNothing() {
        locker.manifest(1, locker.parcel());
        locker.cabinet.type(TestLocker.CODE);
        locker.manifest(2);
        locker.cabinet.type(TestLocker.CODE);

        locker.link.listener.decisionReceived(granted(asked()));

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED, refused(RefusalReason.EXPIRED));
    }

    @Test
    void theWaitForAnAnswerIsNoTimeForGuessing() {
        locker.cabinet.type(TestLocker.CODE);

        for (int i = 0; i < 10; i++) {
            locker.cabinet.type("0000000" + i);
        }

        assertThat(locker.link.validations).hasSize(1);
        assertThat(locker.link.happenings()).endsWith(lockedOut(), refused(RefusalReason.LOCKED_OUT));
    }

    @Test
    void typingTheSameCodeAgainCountsOnce() {
        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.validations).hasSize(1);
        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void aKnownCodeOpensWhileTheCloudIsAskedAboutAnother() {
        locker.manifest(1, locker.parcel());
        locker.cabinet.type(TestLocker.OTHER_CODE);

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED);
    }

    @Test
    void locksThePanelAfterTenWrongCodesEvenForRightOnes() {
        locker.manifest(1, locker.parcel());
        guess(10);

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isTrue();
        assertThat(locker.link.happenings()).endsWith(lockedOut(), refused(RefusalReason.LOCKED_OUT));
        assertThat(locker.cabinet.shown()).contains(Prompt.LOCKED_OUT);
    }

    @Test
    void staysLockedThroughARestart() {
        locker.manifest(1, locker.parcel());
        guess(10);
        locker.restart();

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isTrue();
    }

    @Test
    void acceptsCodesAgainWhenTheLockOutIsOver() {
        locker.manifest(1, locker.parcel());
        guess(10);
        locker.time.pass(Duration.ofMinutes(1));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void aRightCodeDoesNotClearTheSlate() {
        locker.manifest(1, locker.parcel());
        guess(9);
        locker.cabinet.type(TestLocker.CODE);

        guess(1);

        assertThat(locker.link.happenings()).endsWith(lockedOut());
    }

    @Test
    void aRightCodeOfSomebodyElseTakesNothingBack() {
        locker.manifest(1, locker.parcel());
        guess(9);
        locker.cabinet.type(TestLocker.CODE);
        locker.manifest(2, locker.grant(TestLocker.OTHER_CODE, 2, "d-2"));

        guess(1);

        assertThat(locker.link.happenings()).endsWith(lockedOut());
    }

    @Test
    void aCodeThatOnlyTheCloudKnowsIsNoGuess() {
        locker.cabinet.put(1);
        guess(9);
        locker.cabinet.type(TestLocker.CODE);
        locker.link.listener.decisionReceived(granted(asked()));
        locker.time.pass(Duration.ofMinutes(1));

        locker.cabinet.type(TestLocker.CODE);
        locker.link.listener.decisionReceived(new Decision.Refused(asked(), RefusalReason.EXPIRED));

        assertThat(locker.link.happenings()).doesNotHaveAnyElementsOfTypes(Happening.LockedOut.class);
    }

    @Test
    void aCodeCountsBeforeTheCloudHasAnsweredWhetherThePowerHoldsOrNot() {
        guess(9);
        locker.cabinet.type("00000009");
        locker.restart();
        locker.link.connect();

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.LOCKED_OUT));
    }

    @Test
    void noWrongClockEndsALockOut() {
        locker.manifest(1, locker.parcel());
        guess(10);
        locker.restartAt(locker.time.instant().plus(Duration.ofDays(20)));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.isOccupied(1)).isTrue();
        assertThat(locker.controller.status().lockedOutUntil())
                .contains(locker.time.instant().plus(Duration.ofDays(20)).plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockedPanelTriesNoCodeForWhatItKnowsOfItsKeys(boolean isLocked) {
        locker.manifest(
                1,
                locker.grant("12345679", 1, "d-1"),
                locker.grant("23456719", 2, "d-2"),
                locker.grant("34567129", 3, "d-3"));
        guess(isLocked ? 10 : 1);

        List.of("1234567", "2345671", "3456712").forEach(locker.cabinet::type);

        assertThat(locker.link.happenings())
                .filteredOn(happening -> happening instanceof Happening.Fault)
                .hasSize(isLocked ? 0 : 1);
    }

    @Test
    void aGrantForACompartmentThatIsNotThereIsAFault() {
        locker.manifest(1, locker.grant(TestLocker.CODE, 9, "d-9"));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings())
                .singleElement()
                .extracting(happening -> ((Happening.Fault) happening).code())
                .isEqualTo("noSuchCompartment");
    }

    /// Wrong codes that the cloud refuses.
    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            locker.cabinet.type("0000000" + i);
            locker.link.listener.decisionReceived(new Decision.Refused(asked(), RefusalReason.UNKNOWN_CODE));
        }
    }

    private UUID asked() {
        return locker.link.validations.getLast().requestId();
    }

    private Decision granted(UUID requestId) {
        return new Decision.Granted(requestId, "d-1", 1, 1, locker.inDays(1));
    }

    private Happening lockedOut() {
        return new Happening.LockedOut(locker.time.instant().plusSeconds(60), 10);
    }

    private static Happening refused(RefusalReason reason) {
        return new Happening.Refused(reason, Optional.of(OpenedBy.KEYPAD));
    }

    private static Happening opened(OpenedBy by) {
        return new Happening.Opened(1, Optional.of("d-1"), Optional.of(1), by);
    }
}
