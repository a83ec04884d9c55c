package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.diagnosis.Recipient;
import dev.latchkey.local.journey.Web.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens to a contact that cannot be reached, that changes on the way, and that has no usable channel.
@ExtendWith(Shared.VirtualTime.class)
class ContactRoadsTest {

    private static final Duration PUSH_DEADLINE = Duration.ofSeconds(60);
    private static final Duration SMS_DEADLINE = Duration.ofSeconds(120);

    private final Outside outside;

    ContactRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0171 392004, is a digit missing?",
        "1, 030 1234567, this one is a fixed line",
        "2, ada@gmial.com, did you mean gmail.com?"
    })
    void aRegistrationWithAnAddressThatCannotBeReachedIsRefusedWithAHint(int place, String address, String hint) {
        var parcel = outside.parcel();
        var sample = Sample.named("latchkey-registered")
                .of(parcel.trackingNumber(), outside.now())
                .to(parcel.recipient(), Outside.ONLINE);
        contact(sample, place).put("address", address);

        var answer = outside.carrier("acme").sends("typo-" + parcel.trackingNumber(), sample.text());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("field")).isEqualTo("data.recipient.channels[%d].address".formatted(place));
        assertThat(answer.text("reason")).endsWith(hint);
        assertThat(answer.body().toString()).doesNotContain(address);
        assertThat(parcel.known().status()).isEqualTo(404);
    }

    @Test
    void aContactIsChangedUnderTheVersionThatWasRead() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        var read = outside.web().get(path(parcel.recipient()));
        assertThat(read.body().toString())
                .contains("+49•••••", "•••••@example.com")
                .doesNotContain("O'Neill");

        var changed = changes(parcel.recipient().on("EMAIL"), read.tag());
        var stale = changes(parcel.recipient().on("SMS"), read.tag());
        var unconditional = outside.web()
                .put(
                        path(parcel.recipient()),
                        Map.of(),
                        parcel.recipient().on("SMS").json());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.tag()).isEqualTo("\"2\"").isNotEqualTo(read.tag());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(unconditional.status()).isEqualTo(428);
        assertThat(outside.cloud()
                        .items(
                                Cloud.RECIPIENTS,
                                "recipientId",
                                parcel.recipient().recipientId(),
                                "contact#"))
                .hasSize(2);
    }

    @Test
    void peopleAreToldOfARecipientWithoutAUsableChannelBeforeTheParcelIsThere() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.phone().behaves("PUSH", "disabled");
        parcel.phone().behaves("SMS", "optedOut");

        parcel.isRegistered();
        outside.settles();

        assertThat(parcel.cases()).containsExactly("NoUsableChannel");
        assertThat(parcel.status()).isEqualTo("Registered");
    }

    @Test
    void theDeliveryGoesOnWithTheContactThatPeopleAskedFor() {
        var parcel = outside.parcelFor("SMS", "EMAIL", "PUSH");
        parcel.phone().behaves("SMS", "optedOut");
        parcel.phone().behaves("EMAIL", "silent");
        parcel.isRegistered();
        outside.settles();
        assertThat(parcel.cases()).isEmpty();

        assertThat(changes(parcel.recipient().on("SMS"), "\"1\"").status()).isEqualTo(200);
        assertThat(parcel.cases()).containsExactly("NoUsableChannel");
        assertThat(changes(parcel.recipient().on("PUSH"), "\"2\"").status()).isEqualTo(200);
        arrives(parcel);

        assertThat(phone(parcel, "PUSH").channels()).containsExactly("PUSH");
        assertThat(parcel.timeline()).contains("ContactChanged");
        outside.locker(Outside.ONLINE).types(phone(parcel, "PUSH").code());
        parcel.ends("Collected");
    }

    @Test
    void aContactThatChangesWhileTheOldOneIsSilentIsToldAtOnce() {
        var parcel = byTextMessageOnly();
        parcel.phone().behaves("SMS", "silent");
        arrives(parcel);

        changes(parcel.recipient().on("EMAIL"), "\"2\"");
        outside.settles();

        assertThat(phone(parcel, "EMAIL").channels()).containsExactly("EMAIL");
        outside.locker(Outside.ONLINE).types(phone(parcel, "EMAIL").code());
        parcel.ends("Collected");
    }

    @Test
    void aContactThatChangesBetweenTwoRoundsIsToldAtOnce() {
        var parcel = byTextMessageOnly();
        parcel.phone().behaves("SMS", "silent");
        arrives(parcel);
        outside.passes(SMS_DEADLINE.plusSeconds(10));

        changes(parcel.recipient().on("EMAIL"), "\"2\"");
        outside.settles();

        assertThat(phone(parcel, "EMAIL").channels()).containsExactly("EMAIL");
        outside.locker(Outside.ONLINE).types(phone(parcel, "EMAIL").code());
        parcel.ends("Collected");
    }

    @Test
    void aMessageThatIsDueToAnOldContactGoesToTheNewOneWithoutAPause() {
        var parcel = outside.parcelFor("PUSH", "SMS", "EMAIL");
        parcel.phone().behaves("PUSH", "silent");
        arrives(parcel);
        outside.parcelLike(parcel, "EMAIL").isRegistered();

        outside.passes(PUSH_DEADLINE);

        assertThat(phone(parcel, "PUSH", "SMS", "EMAIL").channels()).containsExactly("EMAIL");
        assertThat(outside.cloud()
                        .items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "notice#code#0002")
                        .getFirst()
                        .get("refusal")
                        .s())
                .isEqualTo("CONTACT_CHANGED");
        outside.locker(Outside.ONLINE).types(phone(parcel, "EMAIL").code());
        parcel.ends("Collected");
    }

    /// To somebody whose e-mail address came with an earlier parcel, so that it is no strange one.
    private Parcel byTextMessageOnly() {
        var earlier = outside.parcelFor("SMS", "EMAIL");
        earlier.isRegistered();
        return outside.parcelLike(earlier, "SMS");
    }

    private void arrives(Parcel parcel) {
        parcel.hasArrived();
        outside.settles();
        parcel.becomes("ReadyForPickup");
    }

    private Phone phone(Parcel parcel, String... channels) {
        return new Phone(parcel.recipient().on(channels), outside.web());
    }

    private Answer changes(Recipient changed, String tag) {
        return outside.web().put(path(changed), Map.of("if-match", tag), changed.json());
    }

    private static String path(Recipient recipient) {
        return "/recipients/" + recipient.recipientId();
    }

    private static ObjectNode contact(Sample sample, int place) {
        return (ObjectNode)
                sample.data().withObject("recipient").withArray("channels").get(place);
    }
}
