package dev.latchkey.device.manifest;

import dev.latchkey.device.message.Contract;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cloud's part: signs manifests.
public final class CloudSigner {

    private final String kid;
    private final KeyPair keys;

    public CloudSigner() {
        this("v1");
    }

    /// @param kid the name that its signatures go under
    public CloudSigner(String kid) {
        this.kid = kid;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public SigningKey publicKey() {
        return new SigningKey(keys.getPublic());
    }

    public byte[] manifest(String lockerId, long version, Grant... grants) {
        return manifest(lockerId, version, List.of(), grants);
    }

    /// @param announced whose keys may sign from now on; none: the manifest says nothing of keys
    public byte[] manifest(String lockerId, long version, List<CloudSigner> announced, Grant... grants) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("lockerId", lockerId);
        payload.put("version", version);
        payload.put("issuedAt", Instant.EPOCH.toString());
        payload.put("grants", List.of(grants).stream().map(CloudSigner::tree).toList());
        if (!announced.isEmpty()) {
            payload.put(
                    "keys", announced.stream().map(CloudSigner::announcement).toList());
        }
        return sign(header(), Contract.bytes(payload));
    }

    public Map<String, Object> announcement() {
        return Map.of("kid", kid, "publicKey", publicKey().x());
    }

    private Map<String, Object> header() {
        return Map.of("alg", "EdDSA", "kid", kid);
    }

    /// The compact serialisation, as pickup tokens have it.
    public String token(Map<String, Object> claims) {
        return token(header(), Contract.bytes(claims));
    }

    public String token(Map<String, Object> header, byte[] payload) {
        String input = base64(Contract.bytes(header)) + "." + base64(payload);
        return input + "." + base64(signature(input));
    }

    public byte[] sign(Map<String, Object> header, byte[] payload) {
        String protectedHeader = base64(Contract.bytes(header));
        String body = base64(payload);
        return Contract.bytes(Map.of(
                "protected", protectedHeader,
                "payload", body,
                "signature", base64(signature(protectedHeader + "." + body))));
    }

    private byte[] signature(String input) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(input.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> tree(Grant grant) {
        return Map.of(
                "deliveryId", grant.deliveryId(),
                "compartment", grant.compartment(),
                "codeVersion", grant.codeVersion(),
                "digest", grant.digest().toBase64(),
                "expiresAt", grant.expiresAt().toString());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
