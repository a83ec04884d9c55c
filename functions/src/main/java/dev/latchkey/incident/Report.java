package dev.latchkey.incident;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.recipient.Channel;
import java.time.Instant;
import java.util.Optional;

/// That somebody had no code, and why: what surges are found by.
///
/// @param requestId of the request that it comes from; the same again counts once
/// @param channel the one on which the code should have arrived
/// @param country the recipient's, ISO 3166 alpha-2
/// @param caseId where people got a case of it
public record Report(
        String requestId,
        String deliveryId,
        Instant at,
        Cause cause,
        Optional<Channel> channel,
        String country,
        String carrier,
        String lockerId,
        Optional<String> caseId) {}
