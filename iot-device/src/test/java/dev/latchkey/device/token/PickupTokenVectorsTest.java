package dev.latchkey.device.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tokens and keys as the contract has them, computed by somebody else.
class PickupTokenVectorsTest {

    private static final Map<String, Object> VECTORS = Contract.tree(Contract.read("vectors.json"));
    private static final KeyRing FILE = KeyRing.parse((String) VECTORS.get("signingPublicKey"));
    private static final PickupToken EXPECTED = new PickupToken(
            "locker-berlin-1",
            "d-mfzwizltoq4tcmrqgazdg",
            Instant.parse("2026-11-26T09:11:07Z"),
            7,
            1,
            13,
            new ParcelDigest("HHRQBD0cQ29mW30l"));

    @Test
    void readsTheTokenByTheKeyOfTheFile() throws Exception {
        assertThat(PickupToken.verified(token(), FILE)).isEqualTo(EXPECTED);
    }

    @Test
    void readsTheTokenByTheKeysOfTheManifest() throws Exception {
        var verdict = new ManifestVerifier(FILE, EXPECTED.lockerId()).verify(Contract.read("manifest.json"));
        Manifest manifest = ((ManifestVerifier.Genuine) verdict).manifest();

        assertThat(PickupToken.verified(token(), manifest.keys().orElseThrow())).isEqualTo(EXPECTED);
    }

    @Test
    void knowsTheKeyInBothForms() {
        assertThat(FILE.keys().getFirst().key().x()).isEqualTo(VECTORS.get("signingKeyX"));
    }

    @Test
    void digestsTrackingNumbersAlike() {
        for (Object vector : (List<?>) VECTORS.get("parcels")) {
            var parcel = (Map<?, ?>) vector;
            assertThat(ParcelDigest.of((String) parcel.get("typed")).text()).isEqualTo(parcel.get("parcel"));
        }
    }

    private static String token() {
        return new String(Contract.read("pickup-token.txt"), StandardCharsets.US_ASCII).strip();
    }
}
