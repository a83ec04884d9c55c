package dev.latchkey.device.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.message.Contract;
import dev.latchkey.device.message.MalformedMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final String PEM =
            (String) Contract.tree(Contract.read("vectors.json")).get("signingPublicKey");

    /// RFC 8037, appendix A.2.
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    @Test
    void readsSeveralBlocksWithTextBetweenThem() {
        KeyRing ring = KeyRing.parse("the present one\n" + PEM + "\nthe next one\n" + PEM);

        assertThat(ring.keys()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
    void refusesAFileWithoutAKey(String pem) {
        assertThatThrownBy(() -> KeyRing.parse(pem)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyIsReadAsItIsWritten() {
        assertThat(SigningKey.ofX(X).x()).isEqualTo(X);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "AAAA", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURoAAAA"})
    void refusesWhatIsNoKey(String x) {
        assertThatThrownBy(() -> SigningKey.ofX(x)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveSignedNothing() {
        SigningKey key = SigningKey.ofX("AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        assertThat(key.isSigned(new byte[] {1}, new byte[64])).isFalse();
    }

    @Test
    void refusesAManifestThatNamesAKeyTwice() {
        assertThatThrownBy(() -> manifest(List.of(key("v1"), key("v1"))))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("keys[1].kid: is there twice");
    }

    @Test
    void refusesAManifestThatAnnouncesNoKeyAtAll() {
        assertThatThrownBy(() -> manifest(List.of())).hasMessage("keys: must name a key");
    }

    @Test
    void namesTheKeyThatIsNone() {
        assertThatThrownBy(() -> manifest(List.of(key("v1"), Map.of("kid", "v2", "publicKey", "AAAA"))))
                .hasMessage("keys[1].publicKey: must be an Ed25519 public key in base64url");
    }

    private static Map<String, Object> key(String kid) {
        return Map.of("kid", kid, "publicKey", X);
    }

    private static Manifest manifest(List<Map<String, Object>> keys) throws MalformedMessage {
        Map<String, Object> payload = new LinkedHashMap<>(Contract.tree(Contract.read("manifest-payload.json")));
        payload.put("keys", keys);
        return Manifest.parse(Contract.bytes(payload));
    }
}
