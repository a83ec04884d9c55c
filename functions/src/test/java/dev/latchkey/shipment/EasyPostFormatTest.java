package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.shipment.Reading.Reason;
import dev.latchkey.shipment.Reading.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EasyPostFormatTest {

    /// Computed with Python's hmac and unicodedata.
    @ParameterizedTest
    @ValueSource(strings = {"s\u00e9cret", "se\u0301cret"})
    void signsWithTheSecretInNormalFormKd(String secret) {
        var body = "{\"description\":\"tracker.updated\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(EasyPostWebhooks.sign(secret, body))
                .isEqualTo("hmac-sha256-hex=562be7a716cb4c03373fe99c34ee0da0f3fd9184950e5f060f6309cd8398fd19");
    }

    @Test
    void refusesARequestWithoutSignature() {
        assertThat(Sample.easyPost().read(new WebhookRequest(Map.of(), body("easypost-delivered.json"))))
                .isEqualTo(new Refused(Reason.MISSING_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256-hex=00", "some-signature", "hmac-sha256-hex="})
    void refusesAWrongSignature(String signature) {
        var request = new WebhookRequest(Map.of("X-Hmac-Signature", signature), body("easypost-delivered.json"));

        assertThat(Sample.easyPost().read(request)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesASignatureOfAnotherBodyOrSecret() {
        var delivered = body("easypost-delivered.json");
        var otherBody = new WebhookRequest(
                EasyPostWebhooks.headers(Sample.OTHER_SECRET, body("easypost-delayed.json")), delivered);
        var otherSecret = new WebhookRequest(EasyPostWebhooks.headers("guess", delivered), delivered);

        assertThat(Sample.easyPost().read(otherBody)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
        assertThat(Sample.easyPost().read(otherSecret)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesToWorkWithoutASecret() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new EasyPostFormat("easypost", " "));
    }

    @Test
    void anEventSaysWhatTheTrackerSays() {
        var event = Sample.event("easypost-delayed.json");

        assertThat(event.eventId()).isEqualTo("evt_000000000000000000000000e1a70003");
        assertThat(event.carrier()).isEqualTo("easypost");
        assertThat(event.trackingNumber()).isEqualTo(new TrackingNumber("1ZLATCHKEY00000017"));
        assertThat(event.occurredAt()).isEqualTo("2026-11-23T05:10:00Z");
        assertThat(event.estimatedDelivery()).contains(Instant.parse("2026-11-24T17:00:00Z"));
        assertThat(event.detail()).contains("weather_delay");
    }

    @Test
    void repeatedScansInReverseAreOneEventAtTheTimeOfItsOwnScan() {
        assertThat(Sample.events("easypost-delivered.json"))
                .singleElement()
                .extracting(CarrierEvent::occurredAt)
                .isEqualTo(Instant.parse("2026-11-23T09:11:02Z"));
    }

    @Test
    void aScanOfAnotherStatusThanTheTrackersIsTheNextBestTime() {
        assertThat(occurredAt("[{\"status\":\"pre_transit\",\"datetime\":\"2026-11-20T08:00:00Z\"}]"))
                .isEqualTo("2026-11-20T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "[{\"status\":\"in_transit\"}]", "[{\"datetime\":\"around noon\"}]"})
    void aTrackerWithoutAReadableScanIsDatedByItsUpdate(String scans) {
        assertThat(occurredAt(scans)).isEqualTo("2026-11-22T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\": \"evt_          | \"other\": \"evt_     | id",
                "\"description\": \"tr   | \"other\": \"tr       | description",
                "\"result\": {           | \"other\": {          | result",
                "\"tracking_code\": \"1Z | \"tracking_code\": \"!| result.tracking_code",
                "\"status\": \"in_transit\", | \"status\": 7,    | result.status",
                "\"tracking_details\": [ | \"tracking_details\": [1, | result.tracking_details[0]"
            })
    void aFieldThatIsWrongIsNamed(String right, String wrong, String field) {
        var text = new String(body("easypost-in-transit.json"), StandardCharsets.UTF_8);
        var start = text.indexOf("\"result\"");
        var changed = field.startsWith("result.")
                ? text.substring(0, start) + text.substring(start).replaceFirst(quoted(right), wrong)
                : text.replaceFirst(quoted(right), wrong);

        var fault = catchThrowableOfType(InvalidField.class, () -> read(changed));

        assertThat(fault.field()).isEqualTo(field);
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedAsSuch() {
        assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> read("<xml/>"));
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static Instant occurredAt(String scans) {
        var event = "{\"id\":\"evt_1\",\"description\":\"tracker.updated\",\"result\":{\"tracking_code\":\"AB12\","
                + "\"status\":\"in_transit\",\"updated_at\":\"2026-11-22T00:00:00Z\",\"tracking_details\":" + scans
                + "}}";
        return Sample.accepted(read(event)).getFirst().occurredAt();
    }

    private static Reading read(String body) {
        return Sample.easyPost().read(Sample.easyPostRequest(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] body(String name) {
        return Sample.body(name);
    }
}
