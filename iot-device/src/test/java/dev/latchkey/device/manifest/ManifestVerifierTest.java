package dev.latchkey.device.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.message.Contract;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestVerifierTest {

    private static final String LOCKER = "locker-berlin-1";
    private static final Map<String, Object> VECTORS = Contract.tree(Contract.read("vectors.json"));
    private static final SigningKey KEY = SigningKey.parse((String) VECTORS.get("signingPublicKey"));

    private final CloudSigner signer = new CloudSigner();

    @Test
    void admitsTheManifestOfTheContract() throws Exception {
        var verdict = new ManifestVerifier(KEY, LOCKER).verify(Contract.read("manifest.json"));

        Manifest expected = Manifest.parse(Contract.read("manifest-payload.json"));
        assertThat(verdict).isEqualTo(new ManifestVerifier.Genuine(expected));
    }

    @Test
    void findsTheGrantOfTheContractsCode() throws Exception {
        Manifest manifest = Manifest.parse(Contract.read("manifest-payload.json"));
        CodeDigest digest = LockerKey.parse((String) VECTORS.get("lockerKey")).digest("01553441");

        assertThat(manifest.find(digest)).map(Grant::deliveryId).contains("d-mfzwizltoq4tcmrqgazdg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "protected", "signature"})
    void rejectsAnyByteThatWasChanged(String field) {
        Map<String, Object> signed = new LinkedHashMap<>(Contract.tree(Contract.read("manifest.json")));
        char[] text = ((String) signed.get(field)).toCharArray();
        text[text.length / 2] = text[text.length / 2] == 'A' ? 'B' : 'A';
        signed.put(field, new String(text));

        var verdict = new ManifestVerifier(KEY, LOCKER).verify(Contract.bytes(signed));

        assertThat(verdict).isInstanceOf(ManifestVerifier.Rejected.class);
    }

    @Test
    void rejectsASignatureOfAnotherKey() {
        byte[] signed = new CloudSigner().manifest(LOCKER, 1);

        assertThat(verify(signed)).isEqualTo(rejected("signature: is not that of the signing key"));
    }

    @Test
    void rejectsAManifestOfAnotherLocker() {
        byte[] signed = signer.manifest("locker-hamburg-1", 1);

        assertThat(verify(signed)).isEqualTo(rejected("lockerId: is not this locker"));
    }

    @Test
    void rejectsAnyOtherAlgorithm() {
        byte[] signed = signer.sign(Map.of("alg", "none"), Contract.read("manifest-payload.json"));

        assertThat(verify(signed)).isEqualTo(rejected("protected: must ask for EdDSA and nothing else"));
    }

    @Test
    void rejectsExtensionsThatItWouldHaveToUnderstand() {
        Map<String, Object> header = Map.of("alg", "EdDSA", "crit", List.of("exp"), "exp", 1);
        byte[] signed = signer.sign(header, Contract.read("manifest-payload.json"));

        assertThat(verify(signed)).isEqualTo(rejected("protected: must ask for EdDSA and nothing else"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"protected\": 1}", "{\"protected\": \"*\", \"payload\": \"\"}"})
    void rejectsWhatIsNoSignedManifest(String text) {
        assertThat(verify(text.getBytes())).isInstanceOf(ManifestVerifier.Rejected.class);
    }

    @Test
    void ofTwoGrantsWithOneDigestTheLongerLivedCounts() {
        CodeDigest digest = CodeDigest.parse("XwMsjNVl56C8X-HZIaCGoif-2THRW_Z9LL38nt4oDEA");
        Grant earlier = new Grant("d-1", 1, 1, digest, Instant.parse("2026-11-20T00:00:00Z"));
        Grant later = new Grant("d-2", 2, 1, digest, Instant.parse("2026-11-30T00:00:00Z"));

        assertThat(new Manifest(LOCKER, 1, Instant.EPOCH, List.of(later, earlier)).find(digest))
                .contains(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"})
    void refusesWhatIsNoSigningKey(String pem) {
        assertThatThrownBy(() -> SigningKey.parse(pem)).isInstanceOf(IllegalArgumentException.class);
    }

    private ManifestVerifier.Verdict verify(byte[] signed) {
        return new ManifestVerifier(signer.publicKey(), LOCKER).verify(signed);
    }

    private static ManifestVerifier.Rejected rejected(String reason) {
        return new ManifestVerifier.Rejected(reason);
    }
}
