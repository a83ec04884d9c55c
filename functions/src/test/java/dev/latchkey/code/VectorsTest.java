package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Grant;
import dev.latchkey.locker.LockerKey;
import dev.latchkey.locker.Manifest;
import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.SignedManifest;
import dev.latchkey.locker.VerificationKey;
import dev.latchkey.memory.EventFile;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the cloud and a locker must compute alike, as a third party computed it.
class VectorsTest {

    private final JsonObject vectors = EventFile.json("mqtt/vectors.json");
    private final MasterKey masterKey = new MasterKey("v1", vectors.string("masterKey"));
    private final LockerKey lockerKey = masterKey.lockerKey(vectors.string("lockerId"));

    @Test
    void derivesTheLockersKey() {
        assertThat(lockerKey.export()).isEqualTo(vectors.string("lockerKey"));
    }

    @Test
    void derivesEachCode() {
        for (var code : vectors.objects("codes")) {
            assertThat(derive(code).digits()).isEqualTo(code.string("digits"));
        }
    }

    @Test
    void digestsEachCode() {
        for (var code : vectors.objects("codes")) {
            assertThat(lockerKey.digest(code.string("digits"))).isEqualTo(code.string("digest"));
        }
    }

    @Test
    void derivesTheSigningKey() {
        assertThat(masterKey.signingKey().verificationKey().pem()).isEqualTo(vectors.string("signingPublicKey"));
    }

    @Test
    void announcesTheSigningKeysPublicHalf() {
        assertThat(masterKey.signingKey().verificationKey())
                .isEqualTo(new VerificationKey("v1", vectors.string("signingKeyX")));
    }

    @Test
    void writesTheSignedManifestToTheByte() {
        var written = JsonObject.parse(SignedManifest.write(manifest(), masterKey.signingKey()));

        assertThat(written.asMap())
                .isEqualTo(EventFile.json("mqtt/" + vectors.string("signedManifest"))
                        .asMap());
    }

    @Test
    void theManifestsPayloadIsTheOneThatIsDocumented() {
        var signed = EventFile.json("mqtt/manifest.json");

        var payload = JsonObject.parse(Base64.getUrlDecoder().decode(signed.string("payload")));

        assertThat(payload.asMap())
                .isEqualTo(EventFile.json("mqtt/" + vectors.string("manifestPayload"))
                        .asMap());
    }

    @Test
    void theManifestsSignatureVerifiesWithThePublicKey() throws Exception {
        var signed = EventFile.json("mqtt/manifest.json");
        var verification = Signature.getInstance("Ed25519");
        verification.initVerify(publicKey(vectors.string("signingPublicKey")));

        verification.update(
                (signed.string("protected") + "." + signed.string("payload")).getBytes(StandardCharsets.US_ASCII));

        assertThat(verification.verify(Base64.getUrlDecoder().decode(signed.string("signature"))))
                .isTrue();
    }

    @Test
    void anotherVersionOfTheMasterKeyGivesOtherKeysAndCodes() {
        var other = new MasterKey("v2", vectors.string("masterKey") + "!");

        assertThat(other.lockerKey("locker-berlin-1").export()).isNotEqualTo(lockerKey.export());
        assertThat(PickupCode.derive(other, "locker-berlin-1", vectors.string("deliveryId"), 1, 8)
                        .digits())
                .isNotEqualTo("01553441");
    }

    private PickupCode derive(JsonObject code) {
        return PickupCode.derive(
                masterKey,
                vectors.string("lockerId"),
                vectors.string("deliveryId"),
                code.integer("version"),
                code.integer("length"));
    }

    private static Manifest manifest() {
        var payload = EventFile.json("mqtt/manifest-payload.json");
        var grants = payload.objects("grants").stream().map(VectorsTest::grant).toList();
        return new Manifest(
                payload.string("lockerId"),
                payload.longInteger("version"),
                payload.instant("issuedAt"),
                grants,
                payload.objects("keys").stream().map(VectorsTest::key).toList());
    }

    private static VerificationKey key(JsonObject key) {
        return new VerificationKey(key.string("kid"), key.string("publicKey"));
    }

    private static Grant grant(JsonObject grant) {
        return new Grant(
                grant.string("deliveryId"),
                grant.integer("compartment"),
                grant.integer("codeVersion"),
                grant.string("digest"),
                grant.instant("expiresAt"));
    }

    private static PublicKey publicKey(String pem) throws Exception {
        var body = String.join("", List.of(pem.split("\n")).subList(1, 2));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
