package dev.latchkey.device.message;

import java.time.Instant;
import java.util.UUID;

/// The cloud's answer to a [Validation], `decision-*.json`.
public sealed interface Decision {

    UUID requestId();

    record Granted(UUID requestId, String deliveryId, int compartment, int codeVersion, Instant expiresAt)
            implements Decision {}

    record Refused(UUID requestId, RefusalReason reason) implements Decision {}

    static Decision parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        UUID requestId = fields.uuid("requestId");
        return switch (fields.text("decision")) {
            case "granted" ->
                new Granted(
                        requestId,
                        fields.text("deliveryId"),
                        fields.ordinal("compartment"),
                        fields.ordinal("codeVersion"),
                        fields.instant("expiresAt"));
            case "refused" -> new Refused(requestId, RefusalReason.named(fields.text("reason")));
            default -> throw fields.wrong("decision", "must be granted or refused");
        };
    }
}
