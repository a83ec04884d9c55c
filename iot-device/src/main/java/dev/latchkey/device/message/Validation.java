package dev.latchkey.device.message;

import java.time.Instant;
import java.util.UUID;

/// A question to the cloud about a code that the locker does not know, `validation.json`.
///
/// @param digest base64url of the keyed digest, never the digits
public record Validation(UUID requestId, Instant occurredAt, String digest) {

    public byte[] toJson() {
        return new JsonObject()
                .with("requestId", requestId)
                .with("occurredAt", occurredAt)
                .with("digest", digest)
                .toBytes();
    }

    public static Validation parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        return new Validation(fields.uuid("requestId"), fields.instant("occurredAt"), fields.text("digest"));
    }

    @Override
    public String toString() {
        return "Validation[" + requestId + "]";
    }
}
