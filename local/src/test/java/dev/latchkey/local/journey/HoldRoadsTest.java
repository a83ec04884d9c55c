package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.diagnosis.Recipient;
import dev.latchkey.local.journey.Phone.Message;
import dev.latchkey.local.journey.Web.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens to a code whose contact or locker was changed shortly before it would have gone out.
@ExtendWith(Shared.OwnVirtualTime.class)
class HoldRoadsTest {

    private static final String RELEASE = "release";
    private static final String REFUSE = "refuse";
    private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(31);
    private static final Duration HOLD_TIMEOUT = Duration.ofHours(24);

    private final Outside outside;

    private boolean isSecondLockerOn;

    HoldRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @AfterEach
    void switchesTheSecondLockerOff() {
        if (isSecondLockerOn) {
            outside.switchOff(Outside.OFFLINE);
        }
    }

    @Test
    void aHeldCodeGoesToNobodyAndThePreviousContactIsWarnedOnEveryChannel() {
        var parcel = isHeldFor("EMAIL");

        assertThat(newest(parcel).shows()).isEmpty();
        assertThat(parcel.phone().channels()).containsExactlyInAnyOrder("PUSH", "SMS");
        assertThat(parcel.phone().codes()).isEmpty();
        assertThat(parcel.phone().shows())
                .extracting(Message::text)
                .allMatch(text -> text.contains(parcel.trackingNumber()));
        assertThat(parcel.timeline()).contains("PickupCodeHeld");
        assertThat(noticesOf(parcel, "warning-contact-2")).hasSize(2);
    }

    @Test
    void aHeldDeliverySaysSinceWhenAndWhyAndWhatReleasesIt() {
        var parcel = isHeldFor("EMAIL");
        decides(parcel, "noor", RELEASE);

        var hold = parcel.known().body().path("hold");

        assertThat(hold.path("reasons").get(0).asText()).isEqualTo("ContactChanged");
        assertThat(hold.path("since").asText()).isNotEmpty();
        assertThat(hold.path("approvedBy").get(0).asText()).endsWith("user/noor");
        assertThat(hold.path("approvalsNeeded").asInt()).isEqualTo(1);
    }

    @Test
    void onePrincipalDoesNotSufficeAndNeitherDoesTheSameOneTwice() {
        var parcel = isHeldFor("EMAIL");

        var first = decides(parcel, "noor", RELEASE);
        var again = decides(parcel, "noor", RELEASE);
        outside.settles();

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(409);
        assertThat(newest(parcel).shows()).isEmpty();
    }

    @Test
    void twoPrincipalsReleaseTheCodeToTheNewContact() {
        var parcel = isHeldFor("EMAIL");

        decides(parcel, "noor", RELEASE);
        assertThat(decides(parcel, "emil", RELEASE).status()).isEqualTo(200);
        outside.settles();

        assertThat(newest(parcel).codes()).hasSize(1);
        assertThat(parcel.phone().codes()).isEmpty();
        assertThat(parcel.timeline()).contains("HoldReleased");
        outside.locker(Outside.ONLINE).types(newest(parcel).code());
        parcel.ends("Collected");
    }

    @Test
    void aRefusalSendsAnotherCodeToTheOldContact() {
        var parcel = isHeldFor("EMAIL");

        assertThat(decides(parcel, "noor", REFUSE).status()).isEqualTo(200);
        outside.settles();

        assertThat(newest(parcel).shows()).isEmpty();
        assertThat(parcel.phone().codes()).hasSize(1);
        assertThat(parcel.known().body().path("codeVersion").asInt()).isEqualTo(2);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aCodeThatHadGoneOutOpensNothingOnceTheChangeIsRefused() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        arrives(parcel);
        var old = parcel.phone().code();
        changes(parcel.recipient().on("EMAIL"), "\"1\"");
        outside.passes(Duration.ofHours(25));
        assertThat(newest(parcel).shows()).isEmpty();

        decides(parcel, "noor", REFUSE);
        outside.settles();

        outside.locker(Outside.ONLINE).types(old);
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        assertThat(parcel.phone().code()).isNotEqualTo(old);
        assertThat(newest(parcel).shows()).isEmpty();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aReminderIsHeldAsTheCodeIsAndGoesOutWhenItIsReleased() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        arrives(parcel);
        changes(parcel.recipient().on("EMAIL"), "\"1\"");

        outside.passes(Duration.ofHours(25));
        assertThat(newest(parcel).shows()).isEmpty();
        assertThat(parcel.timeline()).contains("PickupCodeHeld");
        decides(parcel, "noor", RELEASE);
        decides(parcel, "emil", RELEASE);
        outside.settles();

        outside.locker(Outside.ONLINE).types(newest(parcel).code());
        parcel.ends("Collected");
    }

    @Test
    void aRefusedAddressIsHeldAgainWeeksLater() {
        var parcel = isHeldFor("EMAIL");
        decides(parcel, "noor", REFUSE);
        outside.settles();
        parcel.isCollected().ends("Collected");

        assertThat(changes(parcel.recipient().on("EMAIL"), "\"3\"").status()).isEqualTo(200);
        outside.passes(Duration.ofDays(20));
        var later = outside.parcelLike(parcel, "EMAIL");
        arrives(later);

        assertThat(later.phone().shows()).isEmpty();
        assertThat(later.known().body().path("hold").path("reasons").get(0).asText())
                .isEqualTo("ContactChanged");
    }

    @Test
    void aRegistrationThatChangesTheContactIsHeldToo() {
        var earlier = outside.parcelFor("PUSH", "SMS");
        earlier.isRegistered();
        var parcel = outside.parcelLike(earlier, "EMAIL");

        arrives(parcel);

        assertThat(parcel.phone().shows()).isEmpty();
        assertThat(earlier.phone().channels()).containsExactlyInAnyOrder("PUSH", "SMS");
        assertThat(earlier.phone().codes()).isEmpty();
    }

    @Test
    void aContactThatChangesWhileTheCodeIsOnItsWayEndsTheNotice() {
        var parcel = outside.parcelFor("SMS");
        parcel.phone().behaves("SMS", "silent");
        arrives(parcel);

        changes(parcel.recipient().on("EMAIL"), "\"1\"");
        outside.passes(Duration.ofHours(2));

        assertThat(newest(parcel).shows()).isEmpty();
        assertThat(parcel.timeline()).contains("PickupCodeHeld");
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void aParcelThatIsCollectedWhileItsCodeIsHeldIsCollected() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        var ada = parcel.recipient();
        var strange = ada.json().replace(ada.email(), "mallory+" + ada.number() + "@example.com");
        outside.web().put("/recipients/" + ada.recipientId(), Map.of("if-match", "\"1\""), strange);
        parcel.is("delivered");

        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            locker.deposits("deposited-" + parcel.trackingNumber(), parcel.trackingNumber(), 1);
            outside.passes(SYNC_TIMEOUT);
            assertThat(parcel.timeline()).contains("PickupCodeHeld");
            locker.collects("collected-" + parcel.trackingNumber(), parcel.deliveryId(), 1);
            outside.settles();
        }

        parcel.ends("Collected");
        assertThat(parcel.phone().codes()).isEmpty();
        assertThat(parcel.executions()).hasSize(4);
    }

    @Test
    void aChangeBackEndsTheHold() {
        var parcel = isHeldFor("EMAIL");

        changes(parcel.recipient(), "\"2\"");
        outside.settles();

        assertThat(parcel.phone().codes()).hasSize(1);
        assertThat(parcel.known().body().has("hold")).isFalse();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void anAddressThatHasStoodForTheWindowIsNotHeld() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.isRegistered();
        changes(parcel.recipient().on("EMAIL"), "\"1\"");
        outside.passes(Duration.ofHours(73));

        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();

        outside.locker(Outside.ONLINE).types(newest(parcel).code());
        parcel.ends("Collected");
    }

    @Test
    void aHoldThatNobodyDecidesIsACaseAndTheParcelGoesBack() {
        var parcel = isHeldFor("EMAIL");

        outside.passes(HOLD_TIMEOUT.plusMinutes(1));
        assertThat(parcel.cases()).containsExactly("HoldNotDecided");
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        outside.passes(Duration.ofHours(60));

        parcel.ends("Returned");
        assertThat(newest(parcel).codes()).isEmpty();
    }

    @Test
    void aWarningThatAChannelRefusesStillReachesTheOthers() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.phone().behaves("PUSH", "disabled");
        parcel.isRegistered();
        changes(parcel.recipient().on("EMAIL"), "\"1\"");

        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();

        assertThat(parcel.phone().channels()).containsExactly("SMS");
        assertThat(parcel.known().body().has("hold")).isTrue();
    }

    @Test
    void aProviderThatIsDownDelaysNoHoldForLongAndIsACase() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.phone().behaves("PUSH", "down");
        parcel.isRegistered();
        changes(parcel.recipient().on("EMAIL"), "\"1\"");

        parcel.is("delivered");
        parcel.isDeposited();
        outside.passes(Duration.ofMinutes(20));

        assertThat(parcel.phone().channels()).containsExactly("SMS");
        assertThat(parcel.cases()).containsExactly("SystemFault");
        decides(parcel, "noor", RELEASE);
        decides(parcel, "emil", RELEASE);
        outside.settles();
        assertThat(newest(parcel).codes()).hasSize(1);
    }

    @Test
    void somebodyOfTheHouseholdIsReachedWhenTheRecipientIsNot() {
        var parcel = outside.parcelFor("SMS");
        var brother = new Recipient(parcel.recipient().number() + 50_000, "de", List.of("EMAIL"));
        parcel.phone().behaves("SMS", "silent");

        isRegisteredWith(parcel, brother);
        parcel.is("delivered");
        parcel.isDeposited();
        outside.passes(Duration.ofMinutes(3));

        var phone = new Phone(brother, outside.web());
        assertThat(phone.channels()).containsExactly("EMAIL");
        outside.locker(Outside.ONLINE).types(phone.code());
        parcel.ends("Collected");
    }

    @Test
    void aDelegateWhoseContactHasJustChangedIsLeftOutAlone() {
        var parcel = outside.parcelFor("SMS");
        var brother = new Recipient(parcel.recipient().number() + 50_000, "de", List.of("EMAIL"));
        isRegisteredWith(parcel, brother);
        changes(brother.on("PUSH"), "\"1\"");

        parcel.is("delivered");
        parcel.isDeposited();
        outside.passes(Duration.ofMinutes(3));

        assertThat(parcel.phone().codes()).hasSize(1);
        assertThat(new Phone(brother.on("PUSH", "EMAIL"), outside.web()).shows())
                .isEmpty();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aLockerThatIsChangedBeforeDispatchIsNoHold() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        assertThat(isRedirected(parcel, Outside.OFFLINE).status()).isEqualTo(202);
        outside.passes(Duration.ofMinutes(1));
        parcel.is("in-transit");
        parcel.is("delivered");

        isDepositedAtTheSecondLocker(parcel);

        assertThat(parcel.phone().codes()).hasSize(1);
        outside.locker(Outside.OFFLINE).types(parcel.phone().code());
        parcel.ends("Collected");
    }

    @Test
    void aLockerThatIsChangedAfterDispatchIsHeldUntilTwoPeopleReleaseIt() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("in-transit");
        outside.passes(Duration.ofMinutes(1));
        isRedirected(parcel, Outside.OFFLINE);
        parcel.is("delivered");
        isDepositedAtTheSecondLocker(parcel);
        assertThat(parcel.phone().channels()).containsExactlyInAnyOrder("PUSH", "SMS", "EMAIL");
        assertThat(parcel.phone().codes()).isEmpty();

        decides(parcel, "noor", RELEASE);
        decides(parcel, "emil", RELEASE);
        outside.settles();

        outside.locker(Outside.OFFLINE).types(parcel.phone().code());
        parcel.ends("Collected");
    }

    @Test
    void aRefusedLockerIsACaseAndStaysHeld() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("in-transit");
        outside.passes(Duration.ofMinutes(1));
        isRedirected(parcel, Outside.OFFLINE);
        parcel.is("delivered");
        isDepositedAtTheSecondLocker(parcel);

        assertThat(decides(parcel, "noor", REFUSE).status()).isEqualTo(200);
        outside.settles();

        assertThat(parcel.cases()).containsExactly("LockerChangeRefused");
        assertThat(parcel.phone().codes()).isEmpty();
        assertThat(parcel.known().body().has("hold")).isTrue();
    }

    /// It is off again after the test, as others expect it.
    private void isDepositedAtTheSecondLocker(Parcel parcel) {
        isSecondLockerOn = true;
        outside.locker(Outside.OFFLINE).deposits(parcel.trackingNumber());
        outside.settles();
    }

    private Answer isRedirected(Parcel parcel, String lockerId) {
        var sample = Sample.named("latchkey-redirected").of(parcel.trackingNumber(), outside.now());
        sample.data().put("lockerId", lockerId);
        return outside.carrier("acme").sends("redirected-" + parcel.trackingNumber(), sample.text());
    }

    /// Its contact is changed to the other channels after it was registered and before it arrives.
    private Parcel isHeldFor(String... others) {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.isRegistered();
        assertThat(changes(parcel.recipient().on(others), "\"1\"").status()).isEqualTo(200);
        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();
        return parcel;
    }

    private void isRegisteredWith(Parcel parcel, Recipient delegate) {
        var sample = Sample.named("latchkey-registered")
                .of(parcel.trackingNumber(), outside.now())
                .to(parcel.recipient(), Outside.ONLINE);
        sample.data().withArray("delegates").add(json(delegate));
        assertThat(outside.carrier("acme")
                        .sends("registered-" + parcel.trackingNumber(), sample.text())
                        .status())
                .isEqualTo(202);
    }

    private static ObjectNode json(Recipient recipient) {
        var node = Sample.named("latchkey-registered")
                .to(recipient, Outside.ONLINE)
                .data()
                .withObject("recipient");
        return node.deepCopy();
    }

    private void arrives(Parcel parcel) {
        parcel.hasArrived();
        outside.settles();
        parcel.becomes("ReadyForPickup");
    }

    /// The phone that the new contact, by e-mail, leads to.
    private Phone newest(Parcel parcel) {
        return new Phone(parcel.recipient().on("EMAIL"), outside.web());
    }

    private List<?> noticesOf(Parcel parcel, String noticeId) {
        return outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "notice#" + noticeId + "#");
    }

    private Answer changes(Recipient changed, String tag) {
        return outside.web().put("/recipients/" + changed.recipientId(), Map.of("if-match", tag), changed.json());
    }

    private Answer decides(Parcel parcel, String user, String decision) {
        var body = "{\"decision\":\"%s\",\"reason\":\"Asked on the phone\"}".formatted(decision);
        var signed = Map.of(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261123/eu-central-1/execute-api/aws4_request".formatted(user));
        return outside.web().post("/deliveries/" + parcel.deliveryId() + "/release", signed, body.getBytes(UTF_8));
    }
}
