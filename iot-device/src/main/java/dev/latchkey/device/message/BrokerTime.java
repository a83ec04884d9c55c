package dev.latchkey.device.message;

import java.time.Instant;
import java.util.UUID;

/// The broker's answer to a [ClockRequest], `time.json`.
///
/// @param time when the broker answered, to the millisecond
public record BrokerTime(UUID requestId, Instant time) {

    public static BrokerTime parse(byte[] json) throws MalformedMessage {
        JsonFields fields = JsonFields.parse(json);
        return new BrokerTime(fields.uuid("requestId"), Instant.ofEpochMilli(fields.number("time", 0)));
    }
}
