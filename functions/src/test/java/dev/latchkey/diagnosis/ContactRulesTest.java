package dev.latchkey.diagnosis;

import static dev.latchkey.diagnosis.Predicament.EMAIL;
import static dev.latchkey.diagnosis.Predicament.PUSH;
import static dev.latchkey.diagnosis.Predicament.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.Household;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Lane;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rules about contacts, and about the messages to them.
class ContactRulesTest {

    private final Predicament parcel = new Predicament();

    // ---- WrongNumber ----

    @ParameterizedTest
    @EnumSource(names = {"INVALID_ADDRESS", "BOUNCED"})
    void anAddressThatDoesNotExistIsTheReason(Refusal refusal) {
        parcel.ready().sent(SMS).refused(SMS, refusal);

        assertThat(parcel.rules()).containsExactly("AddressInvalid");
        assertThat(parcel.reason("AddressInvalid").values()).containsEntry("channel", "SMS");
    }

    @Test
    void aWrongAddressStaysTheReasonWhenTheCodeArrivesOnALaterChannel() {
        parcel.ready()
                .sent(SMS)
                .refused(SMS, Refusal.INVALID_ADDRESS)
                .sent(EMAIL)
                .arrived(EMAIL);

        assertThat(parcel.rules()).containsExactly("AddressInvalid", "CodeReceived");
    }

    @Test
    void aWrongAddressIsNoReasonWhenTheCodeHasArrivedOnAnEarlierChannel() {
        parcel.ready().told();
        parcel.cloud.suspects.mark(SMS, Refusal.BOUNCED, parcel.cloud.clock.instant());

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void nobodyIsReachedWhereEveryChannelRefusesAndOneAddressIsWrong() {
        parcel.ready()
                .sent(PUSH)
                .refused(PUSH, Refusal.DISABLED)
                .sent(SMS)
                .refused(SMS, Refusal.INVALID_ADDRESS)
                .sent(EMAIL);
        assertThat(parcel.rules()).doesNotContain("NoUsableChannel");

        assertThat(parcel.refused(EMAIL, Refusal.SUPPRESSED).rules())
                .containsExactly("NoUsableChannel", "ChannelRefused");
    }

    @Test
    void whereEveryChannelRefusesByWishNoAddressIsWrong() {
        parcel.ready();
        for (var contact : List.of(PUSH, SMS, EMAIL)) {
            parcel.sent(contact).refused(contact, Refusal.OPTED_OUT);
        }

        assertThat(parcel.rules()).containsExactly("ChannelRefused");
    }

    @Test
    void aContactThatReachesNobodyIsDoubtfulWhileTheParcelIsOnItsWay() {
        parcel.registered();
        parcel.cloud.suspects.mark(PUSH, Refusal.DISABLED, parcel.cloud.clock.instant());
        parcel.cloud.suspects.mark(SMS, Refusal.INVALID_ADDRESS, parcel.cloud.clock.instant());
        assertThat(parcel.rules()).containsExactly("OnItsWay");

        parcel.cloud.suspects.mark(EMAIL, Refusal.BOUNCED, parcel.cloud.clock.instant());

        assertThat(parcel.rules()).containsExactly("OnItsWay", "ContactDoubtful");
    }

    @Test
    void aContactThatProvidersRefuseInAdvanceIsDoubtful() {
        parcel.registered()
                .cloud
                .openCase()
                .open(parcel.parcel.deliveryId(), "NoUsableChannel", "contact version 1", "SMS OPTED_OUT");
        assertThat(parcel.rules()).containsExactly("OnItsWay", "ContactDoubtful");
    }

    @Test
    void aCaseOfAnEarlierContactMakesTheNewOneNotDoubtful() {
        parcel.registered()
                .cloud
                .openCase()
                .open(parcel.parcel.deliveryId(), "NoUsableChannel", "contact version 0", "SMS OPTED_OUT");

        assertThat(parcel.rules()).containsExactly("OnItsWay");
    }

    // ---- NotificationFailure ----

    @ParameterizedTest
    @EnumSource(names = {"COMPLAINED", "OPTED_OUT", "DISABLED", "SUPPRESSED", "REJECTED"})
    void aChannelThatRefusesIsTheReason(Refusal refusal) {
        parcel.ready().sent(SMS).refused(SMS, refusal);

        assertThat(parcel.rules()).containsExactly("ChannelRefused");
        assertThat(parcel.reason("ChannelRefused").values()).containsEntry("channel", "SMS");
    }

    @Test
    void aContactThatHasChangedMeanwhileIsNoRefusal() {
        parcel.ready().sent(SMS).refused(SMS, Refusal.CONTACT_CHANGED);

        assertThat(parcel.rules()).doesNotContain("ChannelRefused", "AddressInvalid");
    }

    @Test
    void aRefusalOfALaterChannelIsNoReasonWhereTheCodeHasArrived() {
        parcel.ready().told().sent(SMS).refused(SMS, Refusal.OPTED_OUT);

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void aChannelThatFailsForEverybodyIsTheReason() {
        parcel.fails(Channel.SMS).ready().sent(SMS);

        assertThat(parcel.rules()).containsExactly("ChannelFailing", "StillTrying");
        assertThat(parcel.reason("ChannelFailing").values()).containsEntry("channel", "SMS");
    }

    @Test
    void aChannelThatFailsForEverybodyIsNoReasonWhereTheCodeHasArrivedEarlier() {
        parcel.fails(Channel.SMS).ready().told();

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void aChannelThatFailsInAnotherCountryIsNoReason() {
        var longAgo = parcel.cloud.clock.instant().minus(Duration.ofMinutes(20));
        for (int i = 0; i < 60; i++) {
            parcel.cloud.channelHealth.sent(new Lane(Channel.SMS, "FR"), longAgo);
        }

        assertThat(parcel.ready().sent(SMS).rules()).containsExactly("StillTrying");
    }

    @Test
    void aMessageIsAwaitedUntilItsChannelsDeadline() {
        parcel.ready().sent(PUSH).after(Duration.ofSeconds(59));
        assertThat(parcel.rules()).containsExactly("StillTrying");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("NoReceipt");
    }

    @Test
    void aNextChannelIsAwaitedAgain() {
        parcel.ready().sent(PUSH).after(Duration.ofMinutes(1)).sent(SMS);

        assertThat(parcel.rules()).containsExactly("StillTrying");
    }

    @Test
    void aSilentChannelBeforeTheOneThatBroughtTheCodeIsTheReason() {
        parcel.ready().sent(PUSH).after(Duration.ofMinutes(1)).sent(SMS).arrived(SMS);

        assertThat(parcel.rules()).containsExactly("SilentChannel", "CodeReceived");
    }

    @Test
    void aSilentChannelAfterTheOneThatBroughtTheCodeIsNone() {
        parcel.ready().sent(PUSH).sent(SMS).arrived(PUSH).after(Duration.ofMinutes(10));

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    // ---- received ----

    @Test
    void aCodeThatHasArrivedIsTheReasonWithItsTimeAndChannel() {
        parcel.ready().sent(PUSH).after(Duration.ofSeconds(5)).arrived(PUSH);

        assertThat(parcel.rules()).containsExactly("CodeReceived");
        assertThat(parcel.reason("CodeReceived").values()).containsEntry("channel", "PUSH");
        assertThat(parcel.reason("CodeReceived").evidence())
                .extracting(Indication::at)
                .containsExactly(Optional.of(parcel.cloud.clock.instant()));
    }

    @Test
    void aMessageThatCarriesNoCodeBringsNone() {
        parcel.ready()
                .sent(NoticeKind.LOCKER_TROUBLE, "trouble", PUSH)
                .arrived(PUSH)
                .after(Duration.ofMinutes(2));

        assertThat(parcel.rules()).containsExactly("CodeWithoutNotice");
    }

    @Test
    void aSilentMessageToAnEarlierContactSaysNothingOfTodaysOnes() {
        parcel.ready().sent(SMS).after(Duration.ofMinutes(3));
        var changed =
                Household.changes(parcel.cloud, Parcel.recipient().channels().getLast());
        var email = new ContactRef("r-1", changed.version(), 0, Channel.EMAIL);
        parcel.sent(email).arrived(email);

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }
}
