package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.Standing.State;
import dev.latchkey.memory.InMemoryCloud;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What only the cloud sees of its lockers.
class CheckLockersTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private int events;

    @Test
    void aLockerThatIsAwayForTooLongHasAFault() {
        disconnects();

        passes(29);
        assertThat(check().raised()).isEmpty();

        passes(1);
        assertThat(check().raised()).containsExactly(CloudFault.OFFLINE);
        assertThat(open()).containsExactly("offline");
    }

    @Test
    void theFaultIsRaisedOnceAndClearsAsSoonAsItIsBack() {
        disconnects();
        passes(30);
        check();
        passes(600);

        assertThat(check().raised()).isEmpty();
        connects();
        check();

        assertThat(open()).isEmpty();
    }

    @Test
    void aLockerThatIsConnectedAndSaysNothingIsSilent() {
        connects();

        passes(44);
        assertThat(check().raised()).isEmpty();

        passes(1);
        assertThat(check().raised()).containsExactly(CloudFault.SILENT);
        reports();
        check();
        assertThat(open()).isEmpty();
    }

    @Test
    void aHeartbeatKeepsItFromBeingSilent() {
        connects();
        passes(40);
        reports();

        passes(40);

        assertThat(check().raised()).isEmpty();
    }

    @Test
    void aLockerThatIsAwayIsNotSilentToo() {
        connects();
        reports();
        passes(1);
        disconnects();

        passes(100);

        assertThat(check().raised()).containsExactly(CloudFault.OFFLINE);
    }

    @Test
    void aLockerThatWasNeverThereIsNeitherAwayNorSilent() {
        passes(100_000);

        assertThat(check().raised()).isEmpty();
    }

    @Test
    void guessingIsAFaultUntilThePanelIsQuiet() {
        types(LOCKER, 9);
        assertThat(check().raised()).isEmpty();

        types(LOCKER, 1);
        assertThat(check().raised()).containsExactly(CloudFault.GUESSING);

        passes(90);
        check();
        assertThat(open()).containsExactly("guessing");

        passes(40);
        check();
        assertThat(open()).isEmpty();
    }

    @Test
    void aLockerStandsAsBadlyAsTheWorstThatIsKnownOfIt() {
        assertThat(check().standing().state()).isEqualTo(State.OK);

        types(LOCKER, 10);
        check();
        assertThat(check().standing().state()).isEqualTo(State.FAULTY);

        disconnects();
        assertThat(check().standing().state()).isEqualTo(State.OFFLINE);
        assertThat(cloud.fleet.in(State.OFFLINE, "", 10)).hasSize(1);
    }

    @Test
    void theScheduleFindsWhatOnlyTimeChanges() {
        disconnects();
        check();
        passes(31);

        var report = cloud.checkLockers().check();

        assertThat(report.lockers()).isEqualTo(Map.of(State.OFFLINE, 1, State.FAULTY, 0, State.OK, 0));
        assertThat(open()).containsExactly("offline");
    }

    @Test
    void theScheduleLooksOnlyWhereTimeHasChangedSomething() {
        disconnects();
        check();
        int written = cloud.fleet.written();

        passes(29);
        cloud.checkLockers().check();
        assertThat(cloud.fleet.written()).isEqualTo(written);

        passes(1);
        cloud.checkLockers().check();
        assertThat(open()).containsExactly("offline");
        assertThat(cloud.fleet.written()).isEqualTo(written + 1);

        passes(23 * 60);
        cloud.checkLockers().check();
        assertThat(cloud.fleet.written()).isEqualTo(written + 1);
    }

    @Test
    void theScheduleMakesUpForALookThatWasLost() {
        connects();
        check();
        disconnects();

        passes(45);
        cloud.checkLockers().check();

        assertThat(open()).containsExactly("offline");
    }

    @Test
    void theScheduleFollowsThePanelThatSomebodyTypesAt() {
        types(LOCKER, 3);
        check();
        assertThat(cloud.checkLockers().check().wrongCodes()).isEqualTo(3);

        passes(66);

        assertThat(cloud.checkLockers().check().wrongCodes()).isZero();
    }

    @Test
    void theScheduleLooksAtALockerThatNobodyHasLookedAtYet() {
        provision("locker-new");

        cloud.checkLockers().check();

        assertThat(cloud.fleet.in(State.OK, "", 10))
                .allSatisfy(locker -> assertThat(locker.lookAt())
                        .contains(cloud.clock.instant().plus(Duration.ofDays(1))));
    }

    @Test
    void theScheduleLooksAtEveryLockerOfAFleetOfManyPages() {
        for (int i = 0; i < 250; i++) {
            provision("locker-%03d".formatted(i));
        }

        assertThat(cloud.checkLockers().check().lockers()).containsEntry(State.OK, 251);
    }

    @Test
    void wrongCodesAtManyLockersAtOnceAreGuessingAcrossThem() {
        for (int i = 0; i < 5; i++) {
            provision("locker-" + i);
            types("locker-" + i, i == 4 ? 4 : 5);
        }
        assertThat(cloud.checkLockers().check().isGuessedAcross()).isFalse();

        types("locker-4", 1);
        var report = cloud.checkLockers().check();

        assertThat(report.isGuessedAcross()).isTrue();
        assertThat(report.suspectPanels()).isEqualTo(5);
        assertThat(report.wrongCodes()).isEqualTo(25);
        passes(66);
        assertThat(cloud.checkLockers().check().isGuessedAcross()).isFalse();
    }

    private CheckLocker.Checked check() {
        return cloud.checkLocker().check(LOCKER);
    }

    private List<String> open() {
        return cloud.faults.open(LOCKER).stream().map(LockerFault::code).toList();
    }

    private void passes(int minutes) {
        cloud.clock.advance(Duration.ofMinutes(minutes));
    }

    private void connects() {
        cloud.lockers.noteConnected(LOCKER, new Word(++events, cloud.clock.instant()));
    }

    private void disconnects() {
        cloud.lockers.noteDisconnected(LOCKER, new Word(events, cloud.clock.instant()));
    }

    private void reports() {
        var envelope = new Envelope("e-" + ++events, events, cloud.clock.instant());
        cloud.lockers.noteHealth(LOCKER, new Health(envelope, HealthReport.of("1", 1, 0)), cloud.clock.instant());
    }

    private void types(String lockerId, int times) {
        for (int i = 0; i < times; i++) {
            var envelope = new Envelope("e-" + ++events, events, cloud.clock.instant());
            cloud.watchPanel().count(lockerId, new Refused(envelope, "unknownCode"));
        }
    }

    private void provision(String lockerId) {
        cloud.lockers.provision(
                new Locker(lockerId, "Here", ZoneId.of("Europe/Berlin"), "v1", List.of(new Compartment(1, Size.S))));
    }
}
