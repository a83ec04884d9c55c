package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.shipment.Reading.Accepted;
import dev.latchkey.shipment.Reading.Reason;
import dev.latchkey.shipment.Reading.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AfterShipFormatTest {

    private static final byte[] DELIVERED = Sample.body("aftership-delivered.json");

    /// Computed with Python's hmac.
    @Test
    void signsTheRawBody() {
        var body = "{\"event\":\"tracking_update\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(AfterShipWebhooks.sign("a-webhook-secret", body))
                .isEqualTo("3wYuvLV8/rhxRjQSpEgnkH39kY7Nppy/lBuTzMah4rQ=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aftership-Hmac-Sha256", "aftership-hmac-sha256", "as-signature-hmac-sha256"})
    void believesARightSignatureInEitherHeader(String header) {
        var headers = Map.of(header, AfterShipWebhooks.sign(Sample.OTHER_SECRET, DELIVERED));

        assertThat(Sample.afterShip().read(new WebhookRequest(headers, DELIVERED)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void refusesARequestWithoutSignature() {
        assertThat(Sample.afterShip().read(new WebhookRequest(Map.of(), DELIVERED)))
                .isEqualTo(new Refused(Reason.MISSING_SIGNATURE));
    }

    @Test
    void refusesAWrongSignature() {
        var wrong = new WebhookRequest(Map.of("aftership-hmac-sha256", "AAAA"), DELIVERED);
        var guessed = new WebhookRequest(AfterShipWebhooks.headers("guess", DELIVERED), DELIVERED);

        assertThat(Sample.afterShip().read(wrong)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
        assertThat(Sample.afterShip().read(guessed)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesToWorkWithoutASecret() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AfterShipFormat("aftership", ""));
    }

    @Test
    void anEventSaysWhatTheTrackingSays() {
        var event = Sample.event("aftership-delayed.json");

        assertThat(event.eventId()).isEqualTo("a57e0000-0000-4000-8000-000000000011");
        assertThat(event.carrier()).isEqualTo("aftership");
        assertThat(event.trackingNumber()).isEqualTo(new TrackingNumber("LK204800112233445566"));
        assertThat(event.occurredAt()).isEqualTo("2026-11-23T05:15:00Z");
        assertThat(event.estimatedDelivery()).contains(Instant.parse("2026-11-24T23:59:59Z"));
        assertThat(event.detail()).contains("Delayed (External factors)");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"expected_delivery\":\"2026-11-24\"', 2026-11-24T23:59:59Z",
        "'\"expected_delivery\":\"2026-11-24T10:00:00\"', 2026-11-24T10:00:00Z",
        "'\"expected_delivery\":\"2026-11-24T10:00:00+01:00\"', 2026-11-24T09:00:00Z",
        "'\"expected_delivery\":\"soon\"',",
        "'\"expected_delivery\":null',",
        "'\"courier_estimated_delivery_date\":{\"estimated_delivery_date\":\"2026-11-24\"}', 2026-11-24T23:59:59Z",
        "'\"latest_estimated_delivery\":{\"datetime\":\"2026-11-25\"},\"expected_delivery\":\"2026-11-24\"', "
                + "2026-11-25T23:59:59Z"
    })
    void readsTheEstimateWhateverTheVersionCallsIt(String fields, Instant estimate) {
        var tracking = "\"tracking_number\":\"AB12\",\"tag\":\"InTransit\"," + fields;

        assertThat(Sample.accepted(read(body("1795425300", tracking)))
                        .getFirst()
                        .estimatedDelivery())
                .isEqualTo(Optional.ofNullable(estimate));
    }

    @Test
    void aWebhookOfAnotherKindCarriesNoEvent() {
        assertThat(Sample.accepted(read("{\"event\":\"return.approved\"}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"event\"           | \"kind\"           | event",
                "\"event_id\"        | \"other\"          | event_id",
                "a57e0000-           | a57e 000            | event_id",
                "\"msg\"             | \"other\"          | msg",
                "\"tracking_number\" | \"other\"          | msg.tracking_number",
                "\"tag\": \"Deliv    | \"tag\": 5, \"x\": \"Deliv | msg.tag",
                "\"ts\": 1           | \"ts\": \"1\", \"x\": 1 | ts",
                "\"ts\": 1           | \"ts\": -1         | ts",
                "\"ts\": 1           | \"ts\": 1000000000 | ts"
            })
    void aFieldThatIsWrongIsNamed(String right, String wrong, String field) {
        var text = new String(DELIVERED, StandardCharsets.UTF_8);

        var fault = catchThrowableOfType(InvalidField.class, () -> read(text.replace(right, wrong)));

        assertThat(fault.field()).isEqualTo(field);
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAsSuch() {
        assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> read("[]"));
    }

    private static String body(String ts, String tracking) {
        return "{\"event\":\"tracking_update\",\"event_id\":\"e-1\",\"ts\":" + ts + ",\"msg\":{" + tracking + "}}";
    }

    private static Reading read(String body) {
        return Sample.afterShip().read(Sample.afterShipRequest(body.getBytes(StandardCharsets.UTF_8)));
    }
}
