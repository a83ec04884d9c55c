package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.FakeMessenger;
import dev.latchkey.memory.FakeMessenger.Sending;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarnPreviousContactTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void warnsThePreviousContactOnEveryChannelItHad() {
        Household.changes(cloud, Household.STRANGE);

        assertThat(warn()).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);

        assertThat(sendings())
                .extracting(Sending::address)
                .containsExactly("push-token-1", "+491713920042", "ada@example.com");
        assertThat(sendings())
                .allSatisfy(sending -> assertThat(
                                sending.text().title() + sending.text().body())
                        .contains(parcel.trackingNumber())
                        .doesNotContainPattern("(?<![0-9])[0-9]{8}(?![0-9])"));
    }

    @Test
    void theWarningsStandInTheLedgerAndTheHoldInTheTimeline() {
        Household.changes(cloud, Household.STRANGE);

        warn();

        assertThat(cloud.attempts.of(parcel.deliveryId())).hasSize(3).allSatisfy(attempt -> {
            assertThat(attempt.id().noticeId()).isEqualTo("warning-contact-2");
            assertThat(attempt.contact().version()).isEqualTo(1);
            assertThat(attempt.evidence()).isEqualTo(Evidence.ACCEPTED);
        });
        assertThat(cloud.timeline(parcel.deliveryId())).contains("PickupCodeHeld");
    }

    @Test
    void warnsTheLastContactThatWasKnownHoweverOftenItChanged() {
        Household.changes(cloud, Household.STRANGE);
        Household.changes(cloud, new Contact(Channel.EMAIL, new Address("mallory@example.com")));

        warn();

        assertThat(cloud.sms.sendings()).extracting(Sending::address).containsExactly("+491713920042");
        assertThat(cloud.email.sendings()).extracting(Sending::address).containsExactly("ada@example.com");
    }

    @Test
    void warnsOnceHoweverOftenItIsRun() {
        Household.changes(cloud, Household.STRANGE);
        warn();

        assertThat(warn()).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);

        assertThat(sendings()).hasSize(3);
        assertThat(cloud.timeline(parcel.deliveryId())).containsOnlyOnce("PickupCodeHeld");
    }

    @Test
    void aChannelThatIsDownHoldsUpNoOtherAndIsTriedAgain() {
        Household.changes(cloud, Household.STRANGE);
        cloud.push.goDown();
        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(this::warn);
        assertThat(sendings()).hasSize(2);
        cloud.push.comeBack();

        warn();

        assertThat(sendings()).hasSize(3);
    }

    @Test
    void aChannelThatRefusesIsNoFault() {
        Household.changes(cloud, Household.STRANGE);
        cloud.sms.refuse(Refusal.OPTED_OUT);

        assertThat(warn()).containsExactly(Channel.PUSH, Channel.EMAIL);
    }

    @Test
    void nobodyIsWarnedWhereNoHoldStands() {
        assertThat(warn()).isEmpty();
        assertThat(sendings()).isEmpty();
    }

    private List<Channel> warn() {
        return cloud.warnPreviousContact().warn(parcel.deliveryId());
    }

    private List<Sending> sendings() {
        return Stream.of(cloud.push, cloud.sms, cloud.email)
                .map(FakeMessenger::sendings)
                .flatMap(List::stream)
                .toList();
    }
}
