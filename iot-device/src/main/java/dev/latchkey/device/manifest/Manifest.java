package dev.latchkey.device.manifest;

import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All grants at one locker, `manifest-payload.json`. A higher version holds everything that a lower one knew.
///
/// @param keys all that may sign from now on; absent in a manifest that changes nothing about that
public record Manifest(String lockerId, long version, Instant issuedAt, List<Grant> grants, Optional<KeyRing> keys) {

    public Manifest {
        grants = List.copyOf(grants);
    }

    public Manifest(String lockerId, long version, Instant issuedAt, List<Grant> grants) {
        this(lockerId, version, issuedAt, grants, Optional.empty());
    }

    /// What a locker goes by before its first manifest.
    public static final Manifest NONE = new Manifest("", 0, Instant.EPOCH, List.of());

    /// The grant of this delivery.
    public Optional<Grant> of(String deliveryId) {
        return grants.stream()
                .filter(grant -> grant.deliveryId().equals(deliveryId))
                .max(Comparator.comparingInt(Grant::codeVersion));
    }

    /// The grant with this digest, expired or not. Looks at every grant whatever it finds, each in constant time.
    /// Of several with the same digest the one that expires last counts.
    public Optional<Grant> find(CodeDigest digest) {
        Grant found = null;
        for (Grant grant : grants) {
            boolean matches = grant.digest().matches(digest);
            boolean later = found == null || grant.expiresAt().isAfter(found.expiresAt());
            found = matches & later ? grant : found;
        }
        return Optional.ofNullable(found);
    }

    public static Manifest parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        List<Grant> grants = new ArrayList<>();
        for (JsonFields grant : fields.objects("grants")) {
            grants.add(grant(grant));
        }
        return new Manifest(
                fields.text("lockerId"), fields.number("version", 1), fields.instant("issuedAt"), grants, keys(fields));
    }

    private static Optional<KeyRing> keys(JsonFields fields) throws MalformedMessage {
        if (!fields.has("keys")) {
            return Optional.empty();
        }
        List<JsonFields> keys = fields.objects("keys");
        if (keys.isEmpty()) {
            throw fields.wrong("keys", "must name a key");
        }
        return Optional.of(KeyRing.parse(keys));
    }

    private static Grant grant(JsonFields fields) throws MalformedMessage {
        return new Grant(
                fields.text("deliveryId"),
                fields.ordinal("compartment"),
                fields.ordinal("codeVersion"),
                digest(fields),
                fields.instant("expiresAt"));
    }

    private static CodeDigest digest(JsonFields fields) throws MalformedMessage {
        String text = fields.text("digest");
        try {
            return CodeDigest.parse(text);
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes a part of the digest.
            throw fields.wrong("digest", "must be 32 bytes in base64url");
        }
    }
}
