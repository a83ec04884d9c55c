package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckContactTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @BeforeEach
    void isRegistered() {
        cloud.recordCarrierEvent().record(parcel.registered());
    }

    @Test
    void peopleAreToldWhereNoChannelIsUsable() {
        refuseAll();

        assertThat(check()).contains("nousablechannel-contact-version-1");

        var opened = cloud.cases.of(parcel.deliveryId()).getFirst();
        assertThat(opened.reason()).isEqualTo("NoUsableChannel");
        assertThat(opened.error()).isEqualTo("PUSH DISABLED, SMS OPTED_OUT, EMAIL SUPPRESSED");
        assertThat(cloud.timeline(parcel.deliveryId())).contains("CaseOpened");
    }

    @Test
    void oneUsableChannelIsEnoughAndNobodyElseIsAsked() {
        cloud.push.refuse(Refusal.DISABLED);
        cloud.email.goDown();

        assertThat(check()).isEmpty();
        assertThat(cloud.cases.of(parcel.deliveryId())).isEmpty();
    }

    @Test
    void whatRefusedForGoodWithAnotherOfTheRecipientsParcelsIsNotUsable() {
        cloud.push.refuse(Refusal.DISABLED);
        cloud.email.refuse(Refusal.SUPPRESSED);
        cloud.suspects.mark(new ContactRef("r-1", 1, 1, Channel.SMS), Refusal.OPTED_OUT, cloud.clock.instant());

        check();

        assertThat(cloud.cases.of(parcel.deliveryId()).getFirst().error())
                .isEqualTo("PUSH DISABLED, SMS OPTED_OUT, EMAIL SUPPRESSED");
    }

    @Test
    void aCheckThatIsRunAgainOpensNoOtherCase() {
        refuseAll();
        check();

        check();

        assertThat(cloud.cases.of(parcel.deliveryId())).hasSize(1);
    }

    @Test
    void aProviderThatIsDownIsToBeAskedAgain() {
        cloud.push.refuse(Refusal.DISABLED);
        cloud.sms.goDown();

        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(this::check);
    }

    @Test
    void aDeliveryThatIsOverNeedsNoContact() {
        refuseAll();
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Cancelled);

        assertThat(check()).isEmpty();
    }

    @Test
    void aRecipientWhoIsReachableThroughADelegateNeedsNobody() {
        var shared = new Parcel("JD0146000038283928XX");
        cloud.recordCarrierEvent().record(Household.registered(shared));
        hasRefused(shared, new ContactRef("r-1", 1, 0, Channel.PUSH), 1);
        hasRefused(shared, new ContactRef("r-1", 1, 1, Channel.SMS), 2);
        hasRefused(shared, new ContactRef("r-1", 1, 2, Channel.EMAIL), 3);

        assertThat(cloud.checkContact().check(shared.deliveryId())).isEmpty();

        hasRefused(shared, new ContactRef("r-2", 1, 0, Channel.SMS), 4);
        assertThat(cloud.checkContact().check(shared.deliveryId())).isPresent();
    }

    private void hasRefused(Parcel shared, ContactRef contact, int number) {
        var id = new AttemptId(shared.deliveryId(), "late", number);
        cloud.attempts.open(Attempt.requested(id, NoticeKind.LATE, contact, "DE", cloud.clock.instant()));
        cloud.attempts.refuse(id, Refusal.INVALID_ADDRESS);
    }

    private void refuseAll() {
        cloud.push.refuse(Refusal.DISABLED);
        cloud.sms.refuse(Refusal.OPTED_OUT);
        cloud.email.refuse(Refusal.SUPPRESSED);
    }

    private Optional<String> check() {
        return cloud.checkContact().check(parcel.deliveryId());
    }
}
