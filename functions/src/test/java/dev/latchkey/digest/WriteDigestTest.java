package dev.latchkey.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.code.RecordPickup.Recorded;
import dev.latchkey.diagnosis.Cause;
import dev.latchkey.digest.Digest.LockerFigures;
import dev.latchkey.digest.Figure.Sent;
import dev.latchkey.digest.WriteDigest.Outcome;
import dev.latchkey.incident.Report;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Standing;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Lane;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Tally;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteDigestTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);
    private static final ContactRef PUSH = new ContactRef("r-1", 1, 0, Channel.PUSH);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final CountFigures countFigures = cloud.countFigures();
    private final Parcel parcel = new Parcel("JD014600003828392837");

    @Test
    void aDayIsToldInFigures() {
        parcel.readyAt(cloud);
        cloud.clock.advance(Duration.ofSeconds(1));
        count(send(1, PUSH));
        cloud.clock.advance(Duration.ofSeconds(64));
        count(send(2, SMS));
        cloud.clock.advance(Duration.ofSeconds(2));
        count(arrives("SMS-1"));
        countFigures.unreachable("d-1");
        countFigures.unreachable("d-1");
        countFigures.unreachable("d-2");
        reports(Cause.LockerMalfunction, 10);
        reports(Cause.DeliveryDelay, 2);
        cloud.clock.advance(Duration.ofHours(5));
        collect("collected-1");
        collect("collected-1");
        faulty("doorDidNotOpen", 3, 10, 12);
        morningAfter();

        var outcome = cloud.writeDigest().write(DAY);

        assertThat(outcome).isEqualTo(new Outcome(true, true));
        assertThat(document()).isEqualTo(EventFile.json("digests/digest.json").asMap());
        assertThat(cloud.digestMail.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Latchkey on 2026-11-23");
            assertThat(mail.text())
                    .contains("Reports of people without a code: 12", "LockerMalfunction: 10")
                    .contains("first receipt: 1, half of them within 2 min ")
                    .contains("the pickup: 1, half of them within 5 h ")
                    .contains("no message reached: 2")
                    .contains("SMS in DE: 1 sent, 1 received", "PUSH in DE: 1 sent, 0 received")
                    .contains("locker-berlin-1: 2 h 0 min");
        });
    }

    @Test
    void anEmptyDayHasZerosAndNoPercentiles() {
        morningAfter();

        cloud.writeDigest().write(DAY);

        assertThat(document()).isEqualTo(EventFile.json("digests/empty.json").asMap());
        assertThat(cloud.digestMail.mails().getFirst().text())
                .contains("Reports of people without a code: 0")
                .contains("first receipt: none")
                .doesNotContain("null");
    }

    @Test
    void aSecondRunChangesNothingAndSendsNoSecondMail() {
        morningAfter();
        cloud.writeDigest().write(DAY);
        var before = document();
        cloud.figures.add(DAY, new Sent(new Lane(Channel.SMS, "DE")));

        var again = cloud.writeDigest().write(DAY);

        assertThat(again).isEqualTo(new Outcome(false, false));
        assertThat(document()).isEqualTo(before);
        assertThat(cloud.digestMail.mails()).hasSize(1);
    }

    @Test
    void aMailThatHasNotGoneOutGoesOutWithTheNextRun() {
        morningAfter();
        cloud.digestMail.goDown();
        assertThatExceptionOfType(DigestNotMailed.class)
                .isThrownBy(() -> cloud.writeDigest().write(DAY));
        assertThat(cloud.digests.find(DAY)).isPresent();
        cloud.digestMail.comeBack();

        assertThat(cloud.writeDigest().write(DAY)).isEqualTo(new Outcome(false, true));
        assertThat(cloud.writeDigest().write(DAY)).isEqualTo(new Outcome(false, false));

        assertThat(cloud.digestMail.mails()).hasSize(1);
    }

    @Test
    void whereNobodyWantsAMailThereIsADigestAllTheSame() {
        var makeDigest =
                new MakeDigest(cloud.figures, cloud.reports, cloud.incidents, cloud.faults, cloud.fleet, cloud.clock);
        morningAfter();

        var outcome = new WriteDigest(makeDigest, cloud.digests, Optional.empty()).write(DAY);

        assertThat(outcome).isEqualTo(new Outcome(true, false));
        assertThat(cloud.digests.find(DAY)).isPresent();
    }

    @Test
    void onlyTheFirstReceiptOfTheCodeTellsHowLongItTook() {
        parcel.readyAt(cloud);
        count(send(1, PUSH));
        count(send(2, SMS));
        cloud.clock.advance(Duration.ofSeconds(9));
        count(arrives("SMS-1"));
        cloud.clock.advance(Duration.ofMinutes(9));
        count(cloud.recordReceipt().record(new Arrived("PUSH-1", Evidence.DELIVERED, cloud.clock.instant())));

        assertThat(cloud.attempts.of(parcel.deliveryId())).allMatch(attempt -> attempt.isReceived());
        assertThat(digest().reached().count()).isEqualTo(1);
        assertThat(digest().reached().half().orElseThrow()).isBetween(Duration.ofSeconds(65), Duration.ofSeconds(73));
    }

    @Test
    void aReminderTellsNothingOfTheCodesWay() {
        parcel.readyAt(cloud);
        count(cloud.sendMessage().send(id("reminder", 1), NoticeKind.REMINDER, SMS, new TaskToken("t")));
        count(arrives("SMS-1"));

        assertThat(digest().reached().count()).isZero();
        assertThat(digest().lanes()).singleElement().satisfies(lane -> {
            assertThat(lane.sent()).isEqualTo(1);
            assertThat(lane.received()).isEqualTo(1);
        });
    }

    @Test
    void aMessageCountsOnTheDayOfItsSending() {
        parcel.readyAt(cloud);
        count(send(1, SMS));
        morningAfter();
        count(arrives("SMS-1"));

        assertThat(digest().lanes())
                .singleElement()
                .satisfies(lane -> assertThat(lane.received()).isEqualTo(1));
        assertThat(cloud.figures.of(DAY.plusDays(1)).keySet()).hasOnlyElementsOfType(Figure.Reached.class);
    }

    @Test
    void messagesArriveThoughTheirFiguresAreLost() {
        parcel.readyAt(cloud);
        cloud.figures.lose();

        count(send(1, SMS));
        count(arrives("SMS-1"));

        assertThat(cloud.workflows.completions()).hasSize(1);
        assertThat(digest().lanes()).isEmpty();
    }

    @Test
    void faultsAtOnceCountOnce() {
        faulty("doorDidNotOpen", 3, 10, 12);
        faulty("doorDidNotOpen", 4, 11, 13);
        faulty("scannerDead", 0, 11, 12);
        morningAfter();

        assertThat(digest().lockers()).containsExactly(new LockerFigures(LOCKER, Duration.ofHours(3)));
    }

    @Test
    void aFaultCountsForItsHoursOfTheDay() {
        faulty("keypadDead", 0, -5, 2);
        faulty("scannerDead", 0, 23, 26);
        cloud.clock.set(MIDNIGHT.plus(Duration.ofHours(28)));

        assertThat(digest().lockers()).containsExactly(new LockerFigures(LOCKER, Duration.ofHours(3)));
    }

    @Test
    void aFaultThatGoesOnCountsUntilTheDaysEnd() {
        begins("scannerDead", 0, 20);
        cloud.fleet.keep(LOCKER, new Standing(Optional.empty(), 1, 0), cloud.clock.instant());
        morningAfter();

        assertThat(digest().lockers()).containsExactly(new LockerFigures(LOCKER, Duration.ofHours(4)));
    }

    @Test
    void aFaultThatWasOverBeforeItWasHeardOfCounts() {
        cloud.faults.clear(LOCKER, "keypadDead", 0, MIDNIGHT.plus(Duration.ofHours(3)));
        begins("keypadDead", 0, 1);
        morningAfter();

        assertThat(digest().lockers()).containsExactly(new LockerFigures(LOCKER, Duration.ofHours(2)));
    }

    private Digest digest() {
        return new MakeDigest(cloud.figures, cloud.reports, cloud.incidents, cloud.faults, cloud.fleet, cloud.clock)
                .of(DAY);
    }

    private Map<String, ?> document() {
        return JsonObject.parse(cloud.digests.find(DAY).orElseThrow().document())
                .asMap();
    }

    private void count(List<Tally> tallies) {
        countFigures.messages(tallies);
    }

    private List<Tally> send(int number, ContactRef contact) {
        return cloud.sendMessage().send(id("code", number), NoticeKind.CODE, contact, new TaskToken("t" + number));
    }

    private AttemptId id(String notice, int number) {
        return new AttemptId(parcel.deliveryId(), notice, number);
    }

    private List<Tally> arrives(String messageId) {
        return cloud.recordReceipt().record(new Arrived(messageId, Evidence.CARRIED, cloud.clock.instant()));
    }

    private void reports(Cause cause, int many) {
        for (int i = 0; i < many; i++) {
            cloud.countReport()
                    .count(new Report(
                            cause + "-" + i,
                            "d-" + cause + i,
                            cloud.clock.instant(),
                            cause,
                            Optional.empty(),
                            "DE",
                            "acme",
                            LOCKER,
                            Optional.empty()));
        }
    }

    private void collect(String eventId) {
        var recorded = cloud.recordPickup().record(LOCKER, parcel.deliveryId(), 7, eventId, cloud.clock.instant());
        if (recorded == Recorded.COLLECTED) {
            countFigures.collected(parcel.deliveryId());
        }
    }

    /// @param from in hours from midnight on
    private void faulty(String code, int compartment, int from, int to) {
        begins(code, compartment, from);
        cloud.faults.clear(LOCKER, code, compartment, MIDNIGHT.plus(Duration.ofHours(to)));
    }

    private void begins(String code, int compartment, int from) {
        cloud.faults.raise(
                LockerFault.begun(LOCKER, code, "major", compartment, MIDNIGHT.plus(Duration.ofHours(from)), Map.of()));
    }

    private void morningAfter() {
        cloud.clock.set(MIDNIGHT.plus(Duration.ofHours(28)));
    }
}
