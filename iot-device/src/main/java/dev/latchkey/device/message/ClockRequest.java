package dev.latchkey.device.message;

import java.util.UUID;

/// Asks the broker what time it is, `clock.json`.
public record ClockRequest(UUID requestId) {

    public byte[] toJson() {
        return new JsonObject().with("requestId", requestId).toBytes();
    }

    public static ClockRequest parse(byte[] json) throws MalformedMessage {
        return new ClockRequest(JsonFields.parse(json).uuid("requestId"));
    }
}
