package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.KeyPlan;
import dev.latchkey.locker.KeyPlan.Next;
import dev.latchkey.locker.KeyPlan.Retired;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.locker.Lockers.Occupant;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.VerificationKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class LockersContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Lockers lockers;
    private final String lockerId = "locker-" + UUID.randomUUID();

    LockersContractTest(Memory.Kind kind) {
        lockers = kind.memory().lockers();
    }

    @Test
    void aLockerThatNobodyProvisionedIsUnknown() {
        assertThat(lockers.find(lockerId)).isEmpty();

        lockers.nextManifestVersion(lockerId);

        assertThat(lockers.find(lockerId)).isEmpty();
    }

    @Test
    void givesBackALockersDescription() {
        var locker = locker("Here", "v1", new Compartment(1, Size.S), new Compartment(7, Size.L));

        lockers.provision(locker);

        assertThat(lockers.find(lockerId)).contains(locker);
    }

    @Test
    void provisioningAgainChangesTheDescriptionAndKeepsKeyAndManifestVersion() {
        lockers.provision(locker("Here", "v1"));
        lockers.nextManifestVersion(lockerId);

        lockers.provision(locker("There", "v2", new Compartment(1, Size.S)));

        assertThat(lockers.find(lockerId)).contains(locker("There", "v1", new Compartment(1, Size.S)));
        assertThat(lockers.latestManifestVersion(lockerId)).isEqualTo(1);
    }

    @Test
    void expectsOneParcelUnderATrackingNumber() {
        assertThat(lockers.expect(lockerId, "JD0009", "d-1")).isTrue();
        assertThat(lockers.expect(lockerId, "JD0009", "d-1")).isTrue();
        assertThat(lockers.expect(lockerId, "JD0009", "d-2")).isFalse();

        assertThat(lockers.expectedDelivery(lockerId, "JD0009")).contains("d-1");
    }

    @Test
    void forgetsAParcelThatIsStillTheDeliverysOwn() {
        lockers.expect(lockerId, "JD0008", "d-1");
        lockers.keepDeposit(lockerId, new Deposit("e-8", "JD0008", 7, NOW));

        lockers.forget(lockerId, "JD0008", "d-2");
        assertThat(lockers.findDeposit(lockerId, "JD0008")).isPresent();
        lockers.forget(lockerId, "JD0008", "d-1");

        assertThat(lockers.findDeposit(lockerId, "JD0008")).isEmpty();
        assertThat(lockers.expect(lockerId, "JD0008", "d-2")).isTrue();
    }

    @Test
    void knowsWhichDeliveryWasAnnounced() {
        lockers.expect(lockerId, "JD0001", "d-1");
        lockers.expect(lockerId, "JD0001", "d-1");

        assertThat(lockers.expectedDelivery(lockerId, "JD0001")).contains("d-1");
        assertThat(lockers.expectedDelivery(lockerId, "JD0002")).isEmpty();
    }

    @Test
    void keepsADepositUntilSomebodyAsks() {
        var deposit = new Deposit("e-1", "JD0001", 7, NOW);

        lockers.keepDeposit(lockerId, deposit);
        lockers.keepDeposit(lockerId, deposit);
        lockers.vacate(lockerId, 7, "JD0001");
        lockers.vacate(lockerId, 7, "JD0001");

        assertThat(lockers.findDeposit(lockerId, "JD0001")).contains(deposit);
        assertThat(lockers.findDeposit(lockerId, "JD0002")).isEmpty();
    }

    @Test
    void tellsWhatLiesWhereAndWhoseItIs() {
        lockers.expect(lockerId, "JD0001", "d-1");
        lockers.keepDeposit(lockerId, new Deposit("e-1", "JD0001", 10, NOW));
        lockers.keepDeposit(lockerId, new Deposit("e-2", "JD0002", 9, NOW.plusSeconds(1)));
        lockers.keepDeposit(lockerId, new Deposit("e-3", "JD0003", 8, NOW));

        lockers.vacate(lockerId, 8, "JD0003");

        assertThat(lockers.occupants(lockerId))
                .containsExactly(
                        new Occupant(9, NOW.plusSeconds(1), Optional.empty()),
                        new Occupant(10, NOW, Optional.of("d-1")));
    }

    @Test
    void manifestVersionsRiseFromOne() {
        assertThat(lockers.latestManifestVersion(lockerId)).isZero();

        assertThat(lockers.nextManifestVersion(lockerId)).isEqualTo(1);
        assertThat(lockers.nextManifestVersion(lockerId)).isEqualTo(2);
        assertThat(lockers.latestManifestVersion(lockerId)).isEqualTo(2);
    }

    @Test
    void noTwoPublishersTakeTheSameManifestVersion() throws Exception {
        assertThat(AtOnce.run(i -> lockers.nextManifestVersion(lockerId))).doesNotHaveDuplicates();

        assertThat(lockers.latestManifestVersion(lockerId)).isEqualTo(AtOnce.THREADS);
    }

    @Test
    void theAppliedVersionOnlyRises() {
        assertThat(lockers.appliedManifestVersion(lockerId)).isZero();

        lockers.applied(lockerId, 5);
        lockers.applied(lockerId, 3);
        lockers.applied(lockerId, 5);

        assertThat(lockers.appliedManifestVersion(lockerId)).isEqualTo(5);
    }

    @Test
    void acknowledgementsThatComeAtOnceLeaveTheHighest() throws Exception {
        AtOnce.run(i -> {
            lockers.applied(lockerId, i + 1);
            return i;
        });

        assertThat(lockers.appliedManifestVersion(lockerId)).isEqualTo(AtOnce.THREADS);
    }

    @Test
    void tellsWhichDeliveriesAVersionCovers() {
        lockers.awaitSync(lockerId, "d-1", 1);
        lockers.awaitSync(lockerId, "d-2", 2);
        lockers.awaitSync(lockerId, "d-3", 3);

        assertThat(lockers.deliveriesAwaitingSync(lockerId, 2)).containsExactlyInAnyOrder("d-1", "d-2");

        lockers.endSync(lockerId, "d-1");
        assertThat(lockers.deliveriesAwaitingSync(lockerId, 2)).containsExactly("d-2");
    }

    @Test
    void nothingIsKnownOfALockerThatHasNotConnected() {
        assertThat(lockers.presence(lockerId)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void keepsTheNewestWordOfEachKind() {
        lockers.noteConnected(lockerId, new Word(5, NOW));
        lockers.noteConnected(lockerId, new Word(4, NOW.plusSeconds(10)));
        lockers.noteDisconnected(lockerId, new Word(4, NOW.minusSeconds(10)));
        lockers.noteDisconnected(lockerId, new Word(3, NOW.plusSeconds(10)));

        assertThat(lockers.presence(lockerId))
                .isEqualTo(new Presence(Optional.of(new Word(5, NOW)), Optional.of(new Word(4, NOW.minusSeconds(10)))));
        assertThat(lockers.presence(lockerId).isConnected()).isTrue();
    }

    @Test
    void theSameWordAgainChangesNothing() {
        lockers.noteDisconnected(lockerId, new Word(5, NOW));
        lockers.noteDisconnected(lockerId, new Word(5, NOW.plusSeconds(1)));

        assertThat(lockers.presence(lockerId).awaySince()).contains(NOW);
    }

    @Test
    void aCountThatStartedOverIsNewer() {
        lockers.noteConnected(lockerId, new Word(900, NOW));
        lockers.noteConnected(lockerId, new Word(0, NOW.plus(Word.FAR_APART)));
        lockers.noteConnected(lockerId, new Word(900, NOW));

        assertThat(lockers.presence(lockerId).connected()).contains(new Word(0, NOW.plus(Word.FAR_APART)));
    }

    @Test
    void aKeyIsAnnouncedFromTheNextManifestVersionOn() {
        assertThat(lockers.keyPlan(lockerId)).isEmpty();
        lockers.nextManifestVersion(lockerId);

        assertThat(lockers.announceKey(lockerId, plan(0), "v2")).isTrue();

        assertThat(lockers.keyPlan(lockerId)).contains(new KeyPlan(1, "v1", Optional.of(new Next("v2", 2)), List.of()));
    }

    @Test
    void aLockerThatWasSentNothingHearsOfAKeyInItsFirstManifest() {
        lockers.announceKey(lockerId, plan(0), "v2");

        assertThat(lockers.keyPlan(lockerId).orElseThrow().next()).contains(new Next("v2", 1));
    }

    @Test
    void aPlanIsReplacedByWhoeverKnowsIt() {
        var retired = new Retired(new VerificationKey("v0", "AAAA"), NOW);
        var changed = new KeyPlan(0, "v2", Optional.of(new Next("v3", 7)), List.of(retired));

        assertThat(lockers.changeKeys(lockerId, plan(0), changed)).isTrue();
        assertThat(lockers.changeKeys(lockerId, plan(0), plan(0))).isFalse();
        assertThat(lockers.announceKey(lockerId, plan(0), "v4")).isFalse();

        assertThat(lockers.keyPlan(lockerId))
                .contains(new KeyPlan(1, "v2", Optional.of(new Next("v3", 7)), List.of(retired)));
    }

    @Test
    void aPlanWithoutANextKeyForgetsTheOneThatWas() {
        lockers.announceKey(lockerId, plan(0), "v2");

        assertThat(lockers.changeKeys(lockerId, plan(1), plan(1))).isTrue();

        assertThat(lockers.keyPlan(lockerId)).contains(plan(2));
    }

    @Test
    void ofChangesThatComeAtOnceOneCounts() throws Exception {
        assertThat(AtOnce.run(i -> lockers.announceKey(lockerId, plan(0), "v" + i)))
                .containsOnlyOnce(true);
    }

    @Test
    void aKnownLockerKeepsItsKeysWhenItIsProvisionedAgain() {
        lockers.provision(locker("Here", "v1"));
        lockers.announceKey(lockerId, plan(0), "v2");

        lockers.provision(locker("There", "v2"));

        assertThat(lockers.keyPlan(lockerId).orElseThrow().next()).isPresent();
    }

    private static KeyPlan plan(long revision) {
        return new KeyPlan(revision, "v1", Optional.empty(), List.of());
    }

    private Locker locker(String name, String keyVersion, Compartment... compartments) {
        return new Locker(lockerId, name, ZoneId.of("Europe/Berlin"), keyVersion, List.of(compartments));
    }
}
