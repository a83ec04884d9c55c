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

    private void arrives(Parcel parcel) {
        parcel.hasArrived();
        outside.settles();
        parcel.becomes("ReadyForPickup");
    }
}
