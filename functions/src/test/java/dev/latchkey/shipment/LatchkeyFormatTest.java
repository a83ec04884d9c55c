package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.locker.Size;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.Fact.PreAdvised;
import dev.latchkey.shipment.Fact.Redirected;
import dev.latchkey.shipment.Fact.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatchkeyFormatTest {

    private final CarrierFormat format = Sample.own();

    @Test
    void anEventSaysWhatTheCarrierSaid() {
        var event = Sample.event("latchkey-delayed.json");

        assertThat(event.eventId()).isEqualTo("msg_1");
        assertThat(event.carrier()).isEqualTo("latchkey");
        assertThat(event.trackingNumber()).isEqualTo(new TrackingNumber("JD014600003828392837"));
        assertThat(event.occurredAt()).isEqualTo("2026-11-23T05:10:00Z");
        assertThat(event.estimatedDelivery()).contains(Instant.parse("2026-11-24T11:00:00Z"));
        assertThat(event.detail()).contains("Snow on the A9");
    }

    @Test
    void aRegistrationSaysAllThatADeliveryStartsFrom() {
        var registered = (PreAdvised) Sample.event("latchkey-registered.json").fact();

        assertThat(registered.carrier()).isEqualTo("latchkey");
        assertThat(registered.lockerId()).isEqualTo("locker-berlin-1");
        assertThat(registered.size()).isEqualTo(Size.M);
        assertThat(registered.promisedAt()).isEqualTo("2026-11-23T17:00:00Z");
        assertThat(registered.recipient().recipientId()).isEqualTo("r-1042");
        assertThat(registered.recipient().channels())
                .extracting(Contact::channel)
                .containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void aRegistrationCanNameTheCarrierWhoseEventsWillFollow() {
        var registered = Sample.event("latchkey-registered-for-easypost.json");

        assertThat(registered.carrier()).isEqualTo("latchkey");
        assertThat(((PreAdvised) registered.fact()).carrier()).isEqualTo("easypost");
    }

    @Test
    void aRegistrationCanNameMoreOfTheHousehold() {
        var registered = (PreAdvised)
                Sample.event("latchkey-registered-with-delegates.json").fact();

        assertThat(registered.delegates()).extracting(Recipient::recipientId).containsExactly("r-1043", "r-1044");
    }

    @Test
    void aHouseholdIsSmallAndNamesEachPersonOnce() {
        var body = new String(Sample.body("latchkey-registered-with-delegates.json"), StandardCharsets.UTF_8);

        var twice = catchThrowableOfType(InvalidField.class, () -> read(body.replace("r-1043", "r-1042")));
        var broken = catchThrowableOfType(InvalidField.class, () -> read(body.replace("clara@", "clara")));

        assertThat(twice.field()).isEqualTo("data.delegates");
        assertThat(broken.field()).isEqualTo("data.delegates[1].channels[0].address");
    }

    @Test
    void aRedirectionSaysWhereTheParcelGoes() {
        assertThat(Sample.event("latchkey-redirected.json").fact())
                .isEqualTo(new Redirected("latchkey", "locker-berlin-2"));
    }

    @Test
    void anUnheardOfTypeIsUnknownAndNotDropped() {
        assertThat(Sample.accepted(read(event("shipment.held", "{\"trackingNumber\":\"AB12\"}"))))
                .singleElement()
                .extracting(CarrierEvent::fact)
                .isEqualTo(new Unknown("shipment.held"));
    }

    @Test
    void aTypeThatIsNotOfAShipmentCarriesNoEvent() {
        assertThat(Sample.accepted(read("{\"type\":\"invoice.paid\"}"))).isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAsSuch() {
        assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> read("shipment.delivered"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"shipment.registered\" | \"type\": 5                     | type",
                "2026-11-21T14:02:11Z              | yesterday                       | timestamp",
                "\"data\"                          | \"payload\"                     | data",
                "JD01 4600 0038 2839 2837          | J-1                             | data.trackingNumber",
                "JD01 4600 0038 2839 2837          | JD014600003828392837ß           | data.trackingNumber",
                "locker-berlin-1                   | Locker Berlin 1                 | data.lockerId",
                "\"size\": \"M\"                   | \"size\": \"XL\"                | data.size",
                "\"size\": \"M\"                   | \"size\": \"M\", \"carrier\": \"../x\" | data.carrier",
                "\"size\": \"M\"                   | \"size\": \"M\", \"estimatedDelivery\": 5 | data.estimatedDelivery",
                "\"promisedAt\"                    | \"promised\"                    | data.promisedAt",
                "\"recipient\"                     | \"receiver\"                    | data.recipient",
                "r-1042                            | r/1042                          | data.recipient.recipientId",
                "Ada Sommer                        | ''                              | data.recipient.name",
                "\"de\"                            | \"german!\"                     | data.recipient.language",
                "\"DE\"                            | \"XX\"                          | data.recipient.country",
                "\"channels\"                      | \"ways\"                        | data.recipient.channels",
                "\"SMS\"                           | \"FAX\"                         | data.recipient.channels[1].channel",
                "+49 (171) 3920-042                | 0171 392004                     | data.recipient.channels[1].address",
                "ada.sommer@example.com            | ada.sommer                      | data.recipient.channels[2].address"
            })
    void aFieldThatIsWrongIsNamed(String right, String wrong, String field) {
        var body = new String(Sample.body("latchkey-registered.json"), StandardCharsets.UTF_8);

        var fault = catchThrowableOfType(InvalidField.class, () -> read(body.replace(right, wrong)));

        assertThat(fault.field()).isEqualTo(field);
    }

    @Test
    void aDetailMustBeShort() {
        var data = "{\"trackingNumber\":\"AB12\",\"detail\":\"" + "x".repeat(201) + "\"}";

        var fault = catchThrowableOfType(InvalidField.class, () -> read(event("shipment.delayed", data)));

        assertThat(fault.field()).isEqualTo("data.detail");
    }

    @Test
    void anEventIdentifierMustBePlain() {
        var body = Sample.body("latchkey-delivered.json");
        var headers = StandardWebhooks.headers(Sample.OWN_SECRET, "msg 1/../2", Sample.NOW, body);

        var fault = catchThrowableOfType(InvalidField.class, () -> format.read(new WebhookRequest(headers, body)));

        assertThat(fault.field()).isEqualTo("webhook-id");
    }

    @Test
    void nothingPersonalIsPrinted() {
        var body = Sample.body("latchkey-registered.json");
        var request = new WebhookRequest(Map.of("webhook-signature", "v1,secret"), body);

        assertThat(Sample.event("latchkey-registered.json").toString())
                .contains("r-1042", "locker-berlin-1")
                .doesNotContain("Ada", "3920", "@example.com", "push-token");
        assertThat(request).hasToString("WebhookRequest[" + body.length + " bytes]");
    }

    private Reading read(String body) {
        return format.read(Sample.ownRequest(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(String type, String data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"2026-11-23T09:00:00Z\",\"data\":" + data + "}";
    }
}
