package dev.latchkey.device.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.token.PickupToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Manifests and pickup tokens: what nobody signed is refused, and what is signed can be any nonsense all the same.
class SignedFuzzTest {

    private static final CloudSigner CLOUD = new CloudSigner();
    private static final Map<String, Object> HEADER = Map.of("alg", "EdDSA", "kid", "v1");
    private static final KeyRing KEYS = new KeyRing(List.of(new KeyRing.Key(Optional.empty(), CLOUD.publicKey())));
    private static final ManifestVerifier VERIFIER = new ManifestVerifier(KEYS, "locker-berlin-1");

    @FuzzTest(maxDuration = "2m")
    void manifestsThatNobodySigned(byte[] bytes) {
        assertThat(VERIFIER.verify(bytes)).isInstanceOf(ManifestVerifier.Rejected.class);
    }

    @FuzzTest(maxDuration = "2m")
    void manifestsThatAreSigned(byte[] payload) {
        assertThat(VERIFIER.verify(CLOUD.sign(HEADER, payload))).isNotNull();
    }

    @FuzzTest(maxDuration = "2m")
    void tokensThatNobodySigned(byte[] bytes) {
        try {
            assertThat(PickupToken.verified(new String(bytes, StandardCharsets.UTF_8), KEYS))
                    .isNull();
        } catch (MalformedMessage refused) {
            assertThat(refused.field()).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void tokensThatAreSigned(byte[] payload) {
        try {
            assertThat(PickupToken.verified(CLOUD.token(HEADER, payload), KEYS)).isNotNull();
        } catch (MalformedMessage refused) {
            assertThat(refused.field()).isNotNull();
        }
    }
}
