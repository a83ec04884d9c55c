package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.VouchDeposit;
import dev.latchkey.support.Case.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenCaseTest {

    private static final Instant START = InMemoryCloud.START;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().confirmedAt(cloud);

    @Test
    void namesTheFailingPart() {
        var caseId = open("SystemFault", "Issue Code");

        assertThat(caseId).isEqualTo("systemfault-issue-code");
        assertThat(cloud.cases.of(parcel.deliveryId())).singleElement().satisfies(opened -> {
            assertThat(opened.failedPart()).isEqualTo("Issue Code");
            assertThat(opened.error()).isEqualTo("java.lang.IllegalStateException");
        });
        assertThat(cloud.deliveries.timeline(parcel.deliveryId()).getLast().type())
                .isEqualTo("CaseOpened");
    }

    @Test
    void carriesWhatCarrierAndLockerHaveSaid() {
        cloud.vouchDeposit()
                .vouch(
                        parcel.deliveryId(),
                        new VouchDeposit.Statement("arn:aws:iam::1:user/courier", 7, START, "Seen"));

        open("DeliveredWithoutDeposit", "locker");

        assertThat(cloud.cases.of(parcel.deliveryId()).getFirst().statements())
                .containsExactlyInAnyOrder(
                        new Statement("carrier acme", "ShipmentRegistered", START),
                        new Statement("carrier acme", "CarrierDelivered", START.minusSeconds(60)),
                        new Statement("locker locker-berlin-1", "ParcelDeposited", START.minusSeconds(60)),
                        new Statement("arn:aws:iam::1:user/courier", "DepositVouched", START));
        assertThat(cloud.deliveries.timeline(parcel.deliveryId()))
                .anySatisfy(entry -> assertThat(String.valueOf(entry.details().get("statements")))
                        .contains("2026-11-23T08:59:00Z carrier acme: CarrierDelivered"));
    }

    @Test
    void carriesTheNewestOfManyStatements() {
        for (int scan = 0; scan < 60; scan++) {
            cloud.recordCarrierEvent().record(parcel.event("scan-" + scan, 100 - scan, new InTransit()));
        }

        open("ParcelUntraced", "Await Deposit");

        assertThat(cloud.cases.of(parcel.deliveryId()).getFirst().statements())
                .hasSize(50)
                .contains(new Statement("carrier acme", "CarrierInTransit", START.minusSeconds(41 * 60)))
                .doesNotContain(new Statement("carrier acme", "CarrierInTransit", START.minusSeconds(100 * 60)));
    }

    @Test
    void carriesTheWholeLedgerAndNobodysAddress() {
        cloud.issueCode().issue(parcel.deliveryId());
        send(1, new ContactRef("r-1", 1, 0, Channel.PUSH));
        send(2, new ContactRef("r-1", 1, 1, Channel.SMS));
        cloud.recordReceipt().record(new Failed("SMS-1", Refusal.OPTED_OUT, cloud.clock.instant()));

        open("RecipientUnreachable", "notice code");

        var ledger = cloud.cases.of(parcel.deliveryId()).getFirst().ledger();
        assertThat(ledger)
                .containsExactly(
                        line(1, Channel.PUSH, Optional.empty()), line(2, Channel.SMS, Optional.of(Refusal.OPTED_OUT)));
        assertThat(ledger.toString()).doesNotContain("1713920042", "push-token", "ada@");
    }

    @Test
    void openingTheSameCaseAgainChangesNothing() {
        open("SystemFault", "Issue Code");
        cloud.clock.advance(Duration.ofMinutes(5));

        open("SystemFault", "Issue Code");

        assertThat(cloud.cases.of(parcel.deliveryId()))
                .singleElement()
                .extracting(Case::openedAt)
                .isEqualTo(InMemoryCloud.START);
        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "CaseOpened"))
                .isEqualTo(1);
    }

    @Test
    void anotherFaultOpensAnotherCase() {
        open("SystemFault", "Issue Code");
        open("RecipientUnreachable", "notice code");

        assertThat(cloud.cases.of(parcel.deliveryId())).hasSize(2);
    }

    @Test
    void aDeliveryThatDoesNotExistHasNoCases() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.openCase().open("d-nothing", "SystemFault", "Issue Code", "x"));

        assertThat(cloud.cases.of("d-nothing")).isEmpty();
    }

    private void send(int number, ContactRef contact) {
        cloud.sendMessage()
                .send(new AttemptId(parcel.deliveryId(), "code", number), NoticeKind.CODE, contact, new TaskToken("t"));
    }

    private static LedgerLine line(int number, Channel channel, Optional<Refusal> refusal) {
        return new LedgerLine(
                "code", number, NoticeKind.CODE, channel, InMemoryCloud.START, Evidence.ACCEPTED, refusal);
    }

    private String open(String reason, String failedPart) {
        return cloud.openCase().open(parcel.deliveryId(), reason, failedPart, "java.lang.IllegalStateException");
    }
}
