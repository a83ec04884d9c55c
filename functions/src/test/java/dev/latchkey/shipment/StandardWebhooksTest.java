package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.shipment.Reading.Accepted;
import dev.latchkey.shipment.Reading.Reason;
import dev.latchkey.shipment.Reading.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {

    private static final byte[] BODY = Sample.body("latchkey-delivered.json");

    private final Map<String, String> headers =
            new HashMap<>(StandardWebhooks.headers(Sample.OWN_SECRET, "msg_1", Sample.NOW, BODY));

    /// The vector that the specification's own libraries test with.
    @ParameterizedTest
    @ValueSource(strings = {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void signsAsTheSpecificationsLibrariesDo(String secret) {
        var body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(StandardWebhooks.sign(
                        secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void believesARightSignature() {
        assertThat(read(BODY)).isInstanceOf(Accepted.class);
    }

    @Test
    void believesOneRightSignatureAmongOthers() {
        headers.computeIfPresent("webhook-signature", (name, right) -> "v1,AAAA v1a,BBBB " + right + " v2,CCCC");

        assertThat(read(BODY)).isInstanceOf(Accepted.class);
    }

    @Test
    void takesHeadersInAnyCase() {
        var shouted = new HashMap<String, String>();
        headers.forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));

        assertThat(Sample.own().read(new WebhookRequest(shouted, BODY))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void refusesARequestThatLacksAHeader(String header) {
        headers.remove(header);

        assertThat(read(BODY)).isEqualTo(new Refused(Reason.MISSING_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1,AAAA", "AAAA", "v1,", "v1", "v2,SAME", "%%%"})
    void refusesAWrongSignature(String wrong) {
        headers.computeIfPresent(
                "webhook-signature", (name, right) -> wrong.replace("SAME", right.substring("v1,".length())));

        assertThat(read(BODY)).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @Test
    void refusesAnotherBodyIdentifierOrTimestampThanTheSignedOne() {
        assertThat(read("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
        assertThat(readWith("webhook-id", "msg_2")).isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
        assertThat(readWith("webhook-timestamp", Long.toString(Sample.NOW.getEpochSecond() + 1)))
                .isEqualTo(new Refused(Reason.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void believesAnAttemptFiveMinutesAway(long seconds) {
        assertThat(readSignedAt(Sample.NOW.plusSeconds(seconds))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -100_000_000})
    void refusesAnAttemptFurtherAway(long seconds) {
        assertThat(readSignedAt(Sample.NOW.plusSeconds(seconds))).isEqualTo(new Refused(Reason.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "9223372036854775807", "99999999999999999999"})
    void refusesATimestampThatIsNoTimeEvenWhenSigned(String timestamp) {
        var head = ("msg_1." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var signature = Hmac.sha256(StandardWebhooks.key(Sample.OWN_SECRET), head, BODY);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));

        assertThat(read(BODY)).isEqualTo(new Refused(Reason.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "", "whsec_not base64!"})
    void refusesASecretThatIsNoneWithoutRepeatingIt(String secret) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> StandardWebhooks.sign(secret, "msg_1", Sample.NOW, BODY))
                .withMessage("A Standard Webhooks secret is whsec_ and Base64.")
                .withNoCause();
    }

    private Reading read(byte[] body) {
        return Sample.own().read(new WebhookRequest(headers, body));
    }

    private Reading readWith(String header, String value) {
        var changed = new HashMap<>(headers);
        changed.put(header, value);
        return Sample.own().read(new WebhookRequest(changed, BODY));
    }

    private static Reading readSignedAt(Instant at) {
        var signed = StandardWebhooks.headers(Sample.OWN_SECRET, "msg_1", at, BODY);
        return Sample.own().read(new WebhookRequest(signed, BODY));
    }
}
