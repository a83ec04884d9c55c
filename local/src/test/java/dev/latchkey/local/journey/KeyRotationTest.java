package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.diagnosis.Locker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An operator gives the master key's secret a new version while parcels wait in lockers.
class KeyRotationTest {

    private static final String SECRET = "latchkey/master-key";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// How long a function goes by what it knows of the secret's current version.
    private static final Duration NOTICED = Duration.ofMinutes(6);

    /// Window, extension, outages, and an hour.
    private static final Duration LONGEST = Duration.ofHours(72 + 48 + 168 + 1);

    private final Outside outside = Outside.start(true);

    @AfterEach
    void stop() {
        outside.close();
    }

    @Test
    void codesAndTokensOfBeforeDuringAndAfterOpen() {
        var first = current();
        var before = arrived();
        var tokenBefore = before.phone().qrCode();
        assertThat(kid(tokenBefore)).isEqualTo(first);

        var second = rotate();
        outside.passes(NOTICED);
        var during = arrived();
        assertThat(keys()).containsExactlyInAnyOrder(first, second);

        var after = arrived();
        var tokenAfter = after.phone().qrCode();
        assertThat(kid(tokenAfter)).isEqualTo(second);
        assertThat(keys()).containsExactly(second, first);

        outside.locker(Outside.ONLINE).scans(tokenBefore);
        before.ends("Collected");
        during.isCollected().ends("Collected");
        outside.locker(Outside.ONLINE).scans(tokenAfter);
        after.ends("Collected");

        outside.passes(LONGEST);
        var later = arrived();
        assertThat(keys()).containsExactly(second);
        later.isCollected().ends("Collected");
    }

    @Test
    void aLockerThatIsAwayIsServedByTheKeyThatItKnows() {
        var first = current();
        arrived().isCollected().ends("Collected");
        outside.switchOff(Outside.ONLINE);
        var second = rotate();
        outside.passes(NOTICED);

        var parcel = outside.parcel();
        try (var cutOff = Locker.cutOff(
                Outside.ONLINE, outside.state(), outside.system().clock().asClock())) {
            parcel.isRegistered();
            parcel.is("delivered");
            cutOff.takesIn(parcel.trackingNumber(), Vouching.COMPARTMENT);
            Vouching.of(outside, parcel);
            outside.passes(Duration.ofSeconds(31));
            var token = parcel.phone().qrCode();

            assertThat(keys()).containsExactly(first, second);
            assertThat(kid(token)).isEqualTo(first);
            cutOff.scans(token);
            Eventually.holds("the parcel is taken", () -> !cutOff.isOccupied(Vouching.COMPARTMENT));
        }

        outside.locker(Outside.ONLINE);
        parcel.ends("Collected");
        assertThat(kid(arrived().phone().qrCode())).isEqualTo(second);
    }

    private Parcel arrived() {
        var parcel = outside.parcel().hasArrived();
        outside.settles();
        return parcel.becomes("ReadyForPickup");
    }

    private String current() {
        return outside.cloud()
                .secrets()
                .getSecretValue(request -> request.secretId(SECRET))
                .versionId();
    }

    private String rotate() {
        return outside.cloud()
                .secrets()
                .putSecretValue(request ->
                        request.secretId(SECRET).secretString("the-next-master-key-0123456789abcdefghijklmnopqr"))
                .versionId();
    }

    /// Those that the locker's retained manifest announces.
    private List<String> keys() {
        var topic = "lockers/" + Outside.ONLINE + "/manifest";
        var retained = outside.cloud().iot().getRetainedMessage(request -> request.topic(topic));
        return Manifest.read(retained.payload().asByteArray()).keys();
    }

    private static String kid(String token) {
        return json(token.split("\\.")[0]).path("kid").asText();
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
