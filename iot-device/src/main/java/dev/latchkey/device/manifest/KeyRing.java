package dev.latchkey.device.manifest;

import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The keys that may sign manifests and pickup tokens: those that a manifest announced, each under its `kid`, or
/// those of the key file, which go by no name.
public record KeyRing(List<Key> keys) {

    private static final Pattern PEM_BLOCK = Pattern.compile("-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----");

    public KeyRing {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("must name a key");
        }
    }

    /// @param kid absent for a key of the file: it may be any that a signature names
    public record Key(Optional<String> kid, SigningKey key) {

        private boolean isNamed(String name) {
            return kid.isEmpty() || kid.get().equals(name);
        }
    }

    /// @param pem one or several `PUBLIC KEY` blocks, with or without text between them (RFC 7468)
    /// @throws IllegalArgumentException where there is none, or one is no Ed25519 key
    public static KeyRing parse(String pem) {
        List<Key> keys = PEM_BLOCK
                .matcher(pem)
                .results()
                .map(block -> new Key(Optional.empty(), SigningKey.parse(block.group())))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("must be a PUBLIC KEY in PEM");
        }
        return new KeyRing(keys);
    }

    /// @param fields `kid` and `publicKey` of each; at least one, and no `kid` twice
    static KeyRing parse(List<JsonFields> fields) throws MalformedMessage {
        Map<String, Key> keys = new LinkedHashMap<>();
        for (JsonFields key : fields) {
            String kid = key.text("kid");
            if (keys.put(kid, new Key(Optional.of(kid), publicKey(key))) != null) {
                throw key.wrong("kid", "is there twice");
            }
        }
        return new KeyRing(List.copyOf(keys.values()));
    }

    private static SigningKey publicKey(JsonFields fields) throws MalformedMessage {
        String x = fields.text("publicKey");
        try {
            return SigningKey.ofX(x);
        } catch (IllegalArgumentException e) {
            throw fields.wrong("publicKey", e.getMessage());
        }
    }

    /// Whether one of these keys signed `input`, under the name `kid`.
    public boolean isSigned(String kid, byte[] input, byte[] signature) {
        return keys.stream()
                .filter(key -> key.isNamed(kid))
                .anyMatch(key -> key.key().isSigned(input, signature));
    }

    /// A name for this set of keys: base64url of a SHA-256, whatever their order and their names.
    public String fingerprint() {
        String sorted = keys.stream().map(key -> key.key().x()).sorted().collect(Collectors.joining(" "));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sorted.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
