package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes;
import dev.latchkey.code.Codes.AtLocker;
import dev.latchkey.code.Codes.Replacement;
import dev.latchkey.code.Codes.Reservation;
import dev.latchkey.code.Codes.Reservation.AlreadyIssued;
import dev.latchkey.code.Codes.Reservation.DigestTaken;
import dev.latchkey.code.Codes.Reservation.Reserved;
import dev.latchkey.locker.Lockers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class CodesContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    private final Codes codes;
    private final Lockers lockers;
    private final String lockerId = "locker-" + UUID.randomUUID();
    private final String first = "d-1-" + UUID.randomUUID();
    private final String second = "d-2-" + UUID.randomUUID();

    CodesContractTest(Memory.Kind kind) {
        var memory = kind.memory();
        codes = memory.codes();
        lockers = memory.lockers();
    }

    @Test
    void aReservedCodeIsFoundAndGranted() {
        var code = code(first, "digest", NOW);

        assertThat(codes.reserve(code)).isEqualTo(new Reserved(code));

        assertThat(codes.find(first)).contains(code);
        assertThat(lockers.grants(lockerId, NOW)).containsExactly(code.grant());
        assertThat(lockers.findGrant(lockerId, "digest", NOW)).contains(code.grant());
    }

    @Test
    void aDeliveryKeepsTheCodeThatItHas() {
        var code = code(first, "digest", NOW);
        codes.reserve(code);

        assertThat(codes.reserve(code(first, "other", NOW))).isEqualTo(new AlreadyIssued(code));
        assertThat(codes.reserve(code)).isEqualTo(new AlreadyIssued(code));
        assertThat(lockers.findGrant(lockerId, "other", NOW)).isEmpty();
    }

    @Test
    void digitsThatAreTakenAreNotGivenAgain() {
        codes.reserve(code(first, "digest", NOW));

        assertThat(codes.reserve(code(second, "digest", NOW))).isEqualTo(new DigestTaken());

        assertThat(codes.find(second)).isEmpty();
        assertThat(lockers.grants(lockerId, NOW)).hasSize(1);
    }

    @Test
    void theSameDigitsAtAnotherLockerAreFree() {
        codes.reserve(code(first, "digest", NOW));
        var elsewhere = new CodeRecord(second, lockerId + "-b", 1, 1, 8, "v1", "digest", NOW, LATER);

        assertThat(codes.reserve(elsewhere)).isInstanceOf(Reserved.class);
    }

    @Test
    void aReleasedCodeIsGoneAndItsDigitsAreFree() {
        var code = code(first, "digest", NOW);
        codes.reserve(code);

        codes.release(code);

        assertThat(codes.find(first)).isEmpty();
        assertThat(lockers.grants(lockerId, NOW)).isEmpty();
        assertThat(codes.reserve(code(second, "digest", NOW))).isInstanceOf(Reserved.class);
    }

    @Test
    void releasingTwiceIsOnce() {
        var code = code(first, "digest", NOW);
        codes.reserve(code);

        codes.release(code);
        codes.release(code);

        assertThat(codes.find(first)).isEmpty();
    }

    @Test
    void releasingAnOlderCodeLeavesTheNewOne() {
        var older = code(first, "older", NOW);
        var newer = code(first, "newer", NOW);
        codes.reserve(older);
        codes.release(older);
        codes.reserve(newer);

        codes.release(older);

        assertThat(codes.find(first)).contains(newer);
        assertThat(lockers.grants(lockerId, NOW)).containsExactly(newer.grant());
    }

    @Test
    void aReplacedCodeOpensNothingAndTheNewOneDoes() {
        var old = code(first, "old", NOW);
        var next = code(first, "next", NOW.plusSeconds(5));
        codes.reserve(old);

        assertThat(codes.replace(old, next)).isEqualTo(Replacement.DONE);

        assertThat(codes.find(first)).contains(next);
        assertThat(lockers.grants(lockerId, NOW)).containsExactly(next.grant());
        assertThat(lockers.findGrant(lockerId, "old", NOW)).isEmpty();
        assertThat(lockers.findGrant(lockerId, "next", NOW)).contains(next.grant());
    }

    @Test
    void aCodeThatIsReplacedAtAnotherLockerOpensNothingAtTheFirst() {
        var old = code(first, "old", NOW);
        codes.reserve(old);
        var there = "other-" + lockerId;
        var next = new CodeRecord(first, there, 3, 2, 8, "v1", "next", NOW, old.expiresAt());

        assertThat(codes.replace(old, next)).isEqualTo(Replacement.DONE);

        assertThat(codes.find(first)).contains(next);
        assertThat(lockers.grants(lockerId, NOW)).isEmpty();
        assertThat(lockers.findGrant(lockerId, "old", NOW)).isEmpty();
        assertThat(lockers.grants(there, NOW)).containsExactly(next.grant());
        assertThat(codes.isAtLocker(next)).isTrue();
    }

    @Test
    void aCodeIsNotReplacedByDigitsThatAreTaken() {
        var old = code(first, "old", NOW);
        codes.reserve(old);
        codes.reserve(code(second, "taken", NOW));

        assertThat(codes.replace(old, code(first, "taken", NOW))).isEqualTo(Replacement.DIGEST_TAKEN);

        assertThat(codes.find(first)).contains(old);
        assertThat(lockers.findGrant(lockerId, "old", NOW)).contains(old.grant());
    }

    @Test
    void aCodeIsNotReplacedByDigitsThatHaveJustExpired() {
        codes.reserve(code(second, "expired", NOW));
        var old = code(first, "old", LATER.plusSeconds(1));
        codes.reserve(old);

        assertThat(codes.replace(old, code(first, "expired", LATER.plusSeconds(2))))
                .isEqualTo(Replacement.DIGEST_TAKEN);
    }

    @Test
    void aCodeThatIsNotLiveAnyMoreIsNotReplaced() {
        var old = code(first, "old", NOW);
        codes.reserve(old);
        codes.release(old);

        assertThat(codes.replace(old, code(first, "next", NOW))).isEqualTo(Replacement.OUTDATED);

        assertThat(codes.find(first)).isEmpty();
        assertThat(lockers.grants(lockerId, NOW)).isEmpty();
    }

    @Test
    void ofManyThatReplaceTheSameCodeOneDoes() throws Exception {
        var old = code(first, "old", NOW);
        codes.reserve(old);

        var replacements = AtOnce.run(i -> codes.replace(old, code(first, "next-" + i, NOW)));

        assertThat(replacements).containsOnlyOnce(Replacement.DONE);
        assertThat(lockers.grants(lockerId, NOW))
                .containsExactly(codes.find(first).orElseThrow().grant());
    }

    @Test
    void anExpiredCodeGrantsNothingAndItsDigitsAreFreeAMonthLater() {
        codes.reserve(code(first, "digest", NOW));

        assertThat(lockers.grants(lockerId, LATER)).isEmpty();
        assertThat(lockers.findGrant(lockerId, "digest", LATER)).isEmpty();
        assertThat(lockers.openGrants(lockerId)).hasSize(1);
        assertThat(codes.reserve(code(second, "digest", LATER.plus(Codes.KEPT))))
                .isEqualTo(new DigestTaken());
        var next = code(second, "digest", LATER.plus(Codes.KEPT).plusSeconds(1));
        assertThat(codes.reserve(next)).isEqualTo(new Reserved(next));
    }

    @Test
    void anExpiredCodeWhoseDigitsAreInUseAgainCanStillBeReleased() {
        var expired = code(first, "digest", NOW);
        var reused = LATER.plus(Codes.KEPT).plusSeconds(1);
        var next = code(second, "digest", reused);
        codes.reserve(expired);
        codes.reserve(next);

        codes.release(expired);

        assertThat(codes.find(first)).isEmpty();
        assertThat(codes.find(second)).contains(next);
        assertThat(lockers.findGrant(lockerId, "digest", reused)).contains(next.grant());
    }

    @Test
    void aCodesEndMovesToALaterTimeOnly() {
        var code = code(first, "digest", NOW);
        codes.reserve(code);

        assertThat(codes.prolong(code, LATER.plusSeconds(60))).isTrue();
        assertThat(codes.prolong(code, LATER.plusSeconds(60))).isFalse();
        assertThat(codes.prolong(code, LATER.plusSeconds(30))).isFalse();

        var later = code.until(LATER.plusSeconds(60));
        assertThat(codes.find(first)).contains(later);
        assertThat(lockers.grants(lockerId, LATER)).containsExactly(later.grant());
        assertThat(lockers.findGrant(lockerId, "digest", LATER)).contains(later.grant());
    }

    @Test
    void aCodeThatHasEndedOrWasReplacedIsNotProlonged() {
        var older = code(first, "older", NOW);
        codes.reserve(older);
        codes.release(older);

        assertThat(codes.prolong(older, LATER.plusSeconds(60))).isFalse();
        assertThat(lockers.openGrants(lockerId)).isEmpty();

        var newer = code(first, "newer", NOW);
        codes.reserve(newer);

        assertThat(codes.prolong(older, LATER.plusSeconds(60))).isFalse();
        assertThat(lockers.openGrants(lockerId)).containsExactly(newer.grant());
    }

    @Test
    void aCodeWhoseDigitsAreInUseAgainIsNotProlonged() {
        var reused = LATER.plus(Codes.KEPT).plusSeconds(1);
        var expired = code(first, "digest", NOW);
        codes.reserve(expired);
        codes.reserve(code(second, "digest", reused));

        assertThat(codes.prolong(expired, reused.plusSeconds(7200))).isFalse();
        assertThat(codes.find(first)).contains(expired);
    }

    @Test
    void aProlongedCodeIsReleasedWhole() {
        var code = code(first, "digest", NOW);
        codes.reserve(code);
        codes.prolong(code, LATER.plusSeconds(60));

        codes.release(code);

        assertThat(codes.find(first)).isEmpty();
        assertThat(lockers.openGrants(lockerId)).isEmpty();
    }

    @Test
    void ofManyThatProlongAtOnceTheLatestEndStands() throws Exception {
        var code = code(first, "digest", NOW);
        codes.reserve(code);

        AtOnce.run(i -> codes.prolong(code, LATER.plusSeconds(i + 1)));

        assertThat(codes.find(first)).contains(code.until(LATER.plusSeconds(AtOnce.THREADS)));
        assertThat(lockers.openGrants(lockerId))
                .containsExactly(code.until(LATER.plusSeconds(AtOnce.THREADS)).grant());
    }

    @Test
    void aCodeThatWasReservedLiesAtItsLockerUntilItIsReleased() {
        var code = code(first, "digest", NOW);
        codes.reserve(code);

        assertThat(codes.isAtLocker(code)).isTrue();
        assertThat(codes.isAtLocker(code(second, "digest", NOW))).isFalse();
        assertThat(held()).extracting(AtLocker::code).containsExactly(code, code);

        codes.release(code);
        assertThat(codes.isAtLocker(code)).isFalse();
        assertThat(held()).isEmpty();
    }

    @Test
    void aLostCodeIsRestoredWhole() {
        var code = code(first, "digest", NOW);

        assertThat(codes.restore(code)).isTrue();
        assertThat(codes.restore(code)).isTrue();

        assertThat(codes.find(first)).contains(code);
        assertThat(codes.isAtLocker(code)).isTrue();
        assertThat(held()).hasSize(2);
    }

    @Test
    void aCodeWhoseDigitsAreTakenOrThatHasAnHeirIsNotRestored() {
        codes.reserve(code(first, "digest", NOW));

        assertThat(codes.restore(code(second, "digest", NOW))).isFalse();
        assertThat(codes.restore(code(first, "other", NOW))).isFalse();

        assertThat(codes.find(second)).isEmpty();
        assertThat(lockers.findGrant(lockerId, "other", NOW)).isEmpty();
    }

    @Test
    void digitsAndGrantsOfALiveCodeAreNoOrphans() {
        codes.reserve(code(first, "digest", NOW));

        assertThat(held()).hasSize(2).noneMatch(codes::removeOrphan);
        assertThat(held()).hasSize(2);
    }

    /// What lies at this test's locker, of all pages, two at a time.
    private List<AtLocker> held() {
        var all = new ArrayList<AtLocker>();
        var page = codes.atLockers("", 2);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = codes.atLockers(all.getLast().place(), 2);
        }
        return all.stream()
                .filter(each -> each.code().lockerId().equals(lockerId))
                .toList();
    }

    @Test
    void ofTwoDeliveriesThatRaceForTheSameDigitsOneWins() throws Exception {
        var reservations = AtOnce.run(i -> codes.reserve(code(i % 2 == 0 ? first : second, "digest", NOW)));

        assertThat(reservations.stream().filter(Reserved.class::isInstance)).hasSize(1);
        assertThat(reservations.stream().filter(AlreadyIssued.class::isInstance))
                .hasSize(AtOnce.THREADS / 2 - 1);
        assertThat(reservations.stream().filter(DigestTaken.class::isInstance)).hasSize(AtOnce.THREADS / 2);
        assertThat(lockers.grants(lockerId, NOW)).hasSize(1);
    }

    @Test
    void manyThatReserveForOneDeliveryGetTheSameCode() throws Exception {
        var reservations = AtOnce.run(i -> issued(codes.reserve(code(first, "digest-" + i, NOW))));

        assertThat(reservations).containsOnly(codes.find(first).orElseThrow());
        assertThat(lockers.grants(lockerId, NOW)).hasSize(1);
    }

    private static CodeRecord issued(Reservation reservation) {
        return switch (reservation) {
            case Reserved reserved -> reserved.code();
            case AlreadyIssued already -> already.code();
            case DigestTaken taken -> throw new AssertionError(taken);
        };
    }

    private CodeRecord code(String deliveryId, String digest, Instant issuedAt) {
        return new CodeRecord(deliveryId, lockerId, 7, 1, 8, "v1", digest, issuedAt, issuedAt.plusSeconds(3600));
    }
}
