package dev.latchkey.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Many people without a code for one reason, from when it was noticed until it was over.
///
/// @param incidentId such as `i-20261123T091107Z-1f2e3d4c`; stays when it gets a better name
/// @param trait what names it: all its reports have it in common
/// @param usual how many reports a window usually has of it, rounded
/// @param threshold how many made it an incident
/// @param deliveries whose reports belong to it, so far
/// @param shared what nearly all of them have in common besides, as it was when somebody looked last
/// @param isTold whether operators have been told
/// @param calmSince since when there have been few reports, where there are few now
public record Incident(
        String incidentId,
        Trait trait,
        Instant openedAt,
        int usual,
        int threshold,
        int deliveries,
        List<Share> shared,
        boolean isTold,
        Optional<Instant> calmSince,
        Optional<Instant> closedAt) {

    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public Incident {
        shared = List.copyOf(shared);
    }

    /// One that begins now.
    static Incident begun(Surge surge, SurgePolicy policy, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        return new Incident(
                id(surge.trait(), at),
                surge.trait(),
                at,
                (int) Math.round(surge.usual()),
                policy.threshold(surge.usual()),
                0,
                surge.shared(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    /// With the name and the company that its newest reports give it, and since when they are few.
    Incident seenAs(Trait name, List<Share> company, Optional<Instant> fewSince) {
        return new Incident(
                incidentId, name, openedAt, usual, threshold, deliveries, company, isTold, fewSince, closedAt);
    }

    /// Its time, by which ids sort, and the first 32 bits of a SHA-256 in hexadecimal.
    private static String id(Trait trait, Instant at) {
        var text = String.join("|", trait.dimension().name(), trait.value(), at.toString());
        return "i-" + ID_TIME.format(at) + "-" + HexFormat.of().formatHex(sha256(text), 0, 4);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
