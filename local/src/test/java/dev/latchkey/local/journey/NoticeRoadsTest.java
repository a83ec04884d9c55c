package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a code reaches its recipient when channels are silent, refuse, or are out of order.
@ExtendWith(Shared.VirtualTime.class)
class NoticeRoadsTest {

    private static final Duration PUSH_DEADLINE = Duration.ofSeconds(60);
    private static final Duration SMS_DEADLINE = Duration.ofSeconds(120);
    private static final Duration EMAIL_DEADLINE = Duration.ofSeconds(300);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(10);

    /// Eight pauses of the retry called `transient` add up to 183 seconds where chance draws the longest.
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(4);

    private final Outside outside;

    NoticeRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void silencePassesFromPushToSmsToEmailOnEachDeadline() {
        var parcel = outside.parcel();
        parcel.phone().behaves("PUSH", "silent");
        parcel.phone().behaves("SMS", "silent");
        arrives(parcel);

        outside.passes(PUSH_DEADLINE.plus(SMS_DEADLINE).minusSeconds(1));
        assertThat(parcel.phone().channels()).isEmpty();
        outside.passes(Duration.ofSeconds(1));

        assertThat(parcel.phone().channels()).containsExactly("EMAIL");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void nothingIsSentTwiceWhereTheFirstChannelArrives() {
        var parcel = outside.parcel();
        arrives(parcel);

        outside.passes(Duration.ofHours(1));

        assertThat(parcel.phone().channels()).containsExactly("PUSH");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aNoticeWithAWishTriesThatChannelFirst() {
        var parcel = outside.parcel();
        arrives(parcel);

        tellAgain(parcel, "EMAIL");

        assertThat(parcel.phone().channels()).containsExactly("PUSH", "EMAIL");
        parcel.isCollected().ends("Collected");
    }

    @ParameterizedTest
    @CsvSource({"PUSH, bounces, SMS", "PUSH, disabled, SMS", "SMS, bounces, EMAIL", "SMS, optedOut, EMAIL"})
    void aRefusalMovesOnAtOnce(String channel, String behaviour, String next) {
        var parcel = outside.parcelFor(channel, next);
        parcel.phone().behaves(channel, behaviour);

        arrives(parcel);

        assertThat(parcel.phone().channels()).containsExactly(next);
        parcel.isCollected().ends("Collected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounces", "disabled"})
    void anEmailThatIsRefusedMovesOnAtOnce(String behaviour) {
        var parcel = outside.parcelFor("EMAIL", "SMS");
        parcel.phone().behaves("EMAIL", behaviour);

        arrives(parcel);

        assertThat(parcel.phone().channels()).containsExactly("SMS");
        parcel.isCollected().ends("Collected");
    }

    @ParameterizedTest
    @CsvSource({"PUSH, SMS", "SMS, EMAIL", "EMAIL, SMS"})
    void aChannelThatIsDownIsTriedAgainAndThenTheNextOne(String channel, String next) {
        var parcel = outside.parcelFor(channel, next);
        parcel.phone().behaves(channel, "down");
        arrives(parcel);
        assertThat(parcel.phone().channels()).isEmpty();

        outside.passes(LONGEST_RETRY);

        assertThat(parcel.phone().channels()).containsExactly(next);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aChannelThatIsThrottledAtFirstIsUsedAfterAll() {
        var parcel = outside.parcelFor("SMS");
        parcel.phone().behaves("SMS", "throttled");
        arrives(parcel);
        parcel.phone().behaves("SMS", "delivers");

        outside.passes(LONGEST_RETRY);

        assertThat(parcel.phone().channels()).containsExactly("SMS");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void theNextRoundFollowsAfterAPause() {
        var parcel = outside.parcelFor("SMS");
        parcel.phone().behaves("SMS", "silent");
        arrives(parcel);
        outside.passes(SMS_DEADLINE);
        parcel.phone().behaves("SMS", "delivers");

        outside.passes(FIRST_PAUSE.minusSeconds(1));
        assertThat(parcel.phone().channels()).isEmpty();
        outside.passes(Duration.ofSeconds(1));

        assertThat(parcel.phone().channels()).containsExactly("SMS");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aContactThatHasRefusedIsLeftOutOfTheNextRound() {
        var parcel = outside.parcelFor("SMS", "EMAIL");
        parcel.phone().behaves("SMS", "bounces");
        parcel.phone().behaves("EMAIL", "silent");
        arrives(parcel);
        parcel.phone().behaves("SMS", "delivers");

        outside.passes(EMAIL_DEADLINE.plus(FIRST_PAUSE));
        parcel.phone().behaves("EMAIL", "delivers");
        outside.passes(EMAIL_DEADLINE.plus(FIRST_PAUSE).plus(FIRST_PAUSE));

        assertThat(parcel.phone().channels()).containsExactly("EMAIL");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void peopleAreToldWhenAllRoundsAreExhaustedAndTheParcelCanStillBeCollected() {
        var parcel = outside.parcel();
        for (var channel : parcel.recipient().channels()) {
            parcel.phone().isSlow(channel, "PT5H");
        }
        arrives(parcel);

        outside.passes(Duration.ofHours(2));
        assertThat(parcel.cases()).containsExactly("RecipientUnreachable");
        assertThat(parcel.timeline()).contains("CaseOpened");
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");

        outside.passes(Duration.ofHours(4));
        assertThat(parcel.phone().codes()).hasSize(1);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aLateReceiptChangesNothingThatWasDone() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.phone().isSlow("PUSH", "PT90S");
        arrives(parcel);

        outside.passes(Duration.ofHours(1));

        assertThat(parcel.phone().channels()).containsExactly("SMS", "PUSH");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void nobodyIsToldOfAParcelThatWasCollectedMeanwhile() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.phone().behaves("PUSH", "silent");
        try (var locker = outside.plainLocker(Outside.OFFLINE).obeying()) {
            parcel.isRegistered();
            parcel.is("delivered");
            locker.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), 3);
            parcel.becomes("ReadyForPickup");
            outside.settles();
            locker.collects("pickup-" + parcel.trackingNumber(), parcel.deliveryId(), 3);
            outside.settles();
        }

        outside.passes(Duration.ofHours(1));

        assertThat(parcel.phone().channels()).isEmpty();
        parcel.ends("Collected");
    }

    @Test
    void aParcelThatIsCollectedWhileAChannelIsSilentEndsItsNoticeAtOnce() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.phone().behaves("PUSH", "silent");

        isCollectedAfter(parcel, Duration.ofSeconds(5));

        parcel.ends("Collected");
        assertThat(parcel.phone().channels()).isEmpty();
    }

    @Test
    void aParcelThatIsCollectedBetweenTwoRoundsEndsItsNoticeAtOnce() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.recipient().channels().forEach(channel -> parcel.phone().behaves(channel, "silent"));

        isCollectedAfter(
                parcel, PUSH_DEADLINE.plus(SMS_DEADLINE).plus(EMAIL_DEADLINE).plusSeconds(5));

        parcel.ends("Collected");
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void theCaseOfAnUnreachableRecipientShowsEveryMessageAndWhatCameBack() {
        var parcel = outside.parcelFor("SMS", "EMAIL");
        parcel.phone().behaves("SMS", "optedOut");
        parcel.phone().behaves("EMAIL", "silent");
        arrives(parcel);

        outside.passes(Duration.ofHours(1));

        var opened = parcel.known().body().path("cases").path(0);
        assertThat(opened.path("reason").asText()).isEqualTo("RecipientUnreachable");
        assertThat(opened.path("failedPart").asText()).isEqualTo("notice code");
        assertThat(opened.path("ledger").findValuesAsText("channel")).containsExactly("SMS", "EMAIL", "EMAIL", "EMAIL");
        assertThat(opened.path("ledger").findValuesAsText("evidence")).containsOnly("ACCEPTED");
        assertThat(opened.path("ledger").findValuesAsText("refusal")).containsExactly("OPTED_OUT");
        assertThat(parcel.known().body().toString())
                .doesNotContain(parcel.recipient().addresses());
    }

    @ParameterizedTest
    @CsvSource({"SMS, optedOut, EMAIL", "PUSH, bounces, SMS", "EMAIL, bounces, SMS"})
    void aContactThatHasRefusedForGoodIsSkippedForTheRecipientsNextParcel(
            String channel, String behaviour, String next) {
        var first = outside.parcelFor(channel, next);
        first.phone().behaves(channel, behaviour);
        arrives(first);
        first.isCollected().ends("Collected");
        first.phone().behaves(channel, "delivers");

        var second = outside.parcelLike(first, channel, next);
        arrives(second);

        assertThat(second.phone().channels()).containsExactly(next, next);
        second.isCollected().ends("Collected");
    }

    @Test
    void anEmailThatArrivesAndIsComplainedOfHasArrivedAndIsTheLast() {
        var first = outside.parcelFor("EMAIL", "SMS");
        first.phone().behaves("EMAIL", "optedOut");
        arrives(first);
        outside.passes(Duration.ofHours(1));
        assertThat(first.phone().channels()).containsExactly("EMAIL");
        first.isCollected().ends("Collected");

        var second = outside.parcelLike(first, "EMAIL", "SMS");
        arrives(second);

        assertThat(second.phone().channels()).containsExactly("EMAIL", "SMS");
        second.isCollected().ends("Collected");
    }

    /// Arrives at the locker that is not there for the most part, whose recipient comes by after a time with a code
    /// from somewhere.
    private void isCollectedAfter(Parcel parcel, Duration time) {
        try (var locker = outside.plainLocker(Outside.OFFLINE).obeying()) {
            parcel.isRegistered();
            parcel.is("delivered");
            locker.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), 3);
            parcel.becomes("ReadyForPickup");
            outside.passes(time);
            locker.collects("pickup-" + parcel.trackingNumber(), parcel.deliveryId(), 3);
            outside.settles();
        }
    }

    private void tellAgain(Parcel parcel, String channel) {
        var arn = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-notify-recipient";
        var input = """
                {"deliveryId": "%s", "noticeId": "resend-1", "kind": "CODE", "preference": "%s"}""".formatted(parcel.deliveryId(), channel);
        outside.cloud()
                .stepFunctions()
                .startExecution(request -> request.stateMachineArn(arn)
                        .name("notify-" + parcel.deliveryId() + "-resend-1")
                        .input(input));
        outside.settles();
    }

    private void arrives(Parcel parcel) {
        parcel.hasArrived();
        outside.settles();
        parcel.becomes("ReadyForPickup");
    }
}
