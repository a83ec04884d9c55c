package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TaskToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyContactChangeTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theNoticeThatAwaitsAnAnswerFromTheOldAddressStartsOver() {
        send(1, 1);

        apply(changed());

        assertThat(cloud.workflows.completions()).singleElement().satisfies(completion -> {
            assertThat(completion.token()).isEqualTo("token-1");
            assertThat(completion.output()).isEqualTo(Map.of("outcome", "ContactChanged", "channel", Channel.PUSH));
        });
        assertThat(cloud.timeline(parcel.deliveryId())).contains("ContactChanged");
    }

    @Test
    void aNoticeThatGoesByTheNewAddressAlreadyIsLeftAlone() {
        var newest = changed();
        send(1, 2);

        apply(newest);

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aPauseBetweenTwoRoundsEndsAtOnce() {
        cloud.awaitNextRound().await(parcel.deliveryId(), "code", NoticeKind.CODE, 1, new TaskToken("pause"));
        assertThat(cloud.workflows.completions()).isEmpty();

        apply(changed());

        assertThat(cloud.workflows.completions()).singleElement().satisfies(completion -> {
            assertThat(completion.token()).isEqualTo("pause");
            assertThat(completion.output()).isEqualTo(Map.of("outcome", "ContactChanged"));
        });
    }

    @Test
    void aContactThatChangedBeforeThePauseWasParkedEndsItToo() {
        cloud.waits.beforeParking(this::changed);

        cloud.awaitNextRound().await(parcel.deliveryId(), "code", NoticeKind.CODE, 1, new TaskToken("pause"));

        assertThat(cloud.workflows.completions()).hasSize(1);
    }

    @Test
    void peopleAreToldWhereTheNewContactHasNoUsableChannel() {
        cloud.sms.refuse(Refusal.OPTED_OUT);

        assertThat(apply(changed())).containsExactly("nousablechannel-contact-version-2");
    }

    @Test
    void nobodyIsNeededWhereADelegateCanBeReached() {
        var shared = new Parcel("JD014600003828392838");
        cloud.recordCarrierEvent().record(Household.registered(shared));
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Cancelled);
        cloud.push.refuse(Refusal.DISABLED);
        var push = new Contact(Channel.PUSH, new Address("push-token-of-a-new-phone"));

        assertThat(apply(Household.changes(cloud, push))).isEmpty();
    }

    @Test
    void aProviderThatIsDownHoldsUpNoChange() {
        cloud.sms.goDown();

        assertThat(apply(changed())).isEmpty();
    }

    @Test
    void aDeliveryThatIsOverIsNotTold() {
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Cancelled);
        cloud.sms.refuse(Refusal.OPTED_OUT);

        assertThat(apply(changed())).isEmpty();
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("ContactChanged");
    }

    private void send(int number, long version) {
        var place = version == 1
                ? new ContactRef("r-1", 1, 0, Channel.PUSH)
                : new ContactRef("r-1", version, 0, Channel.SMS);
        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), "code", number),
                        NoticeKind.CODE,
                        place,
                        new TaskToken("token-" + number));
    }

    private Known changed() {
        var known = Parcel.recipient();
        var sms = new Contact(Channel.SMS, new Address("+491713920042"));
        return cloud.recipients.register(
                new Recipient(known.recipientId(), known.name(), known.language(), known.country(), List.of(sms)),
                Parcel.CARRIER,
                cloud.clock.instant());
    }

    private List<String> apply(Known newest) {
        return cloud.applyContactChange().apply(newest);
    }
}
