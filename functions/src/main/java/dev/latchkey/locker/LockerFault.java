package dev.latchkey.locker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Something that is wrong with a locker, from when it began until it is over.
///
/// @param faultId unique; names its workflow's execution
/// @param code such as `doorDidNotOpen`; a newer locker may have others than are known here
/// @param severity `minor`, `major` or `critical`
/// @param compartment 0 where the fault is not one compartment's
/// @param since by the clock of whoever reported it, and never later than it was heard of
/// @param evidence texts, numbers and booleans by name; never a code or a tracking number
public record LockerFault(
        String faultId,
        String lockerId,
        String code,
        String severity,
        int compartment,
        Instant since,
        Map<String, Object> evidence,
        Optional<Instant> clearedAt,
        Handling handling) {

    /// The evidence that says when it began by a clock that was ahead.
    public static final String CLAIMED_SINCE = "claimedSince";

    /// Lockers report no smaller error of their clocks.
    private static final Duration RIGHT_ENOUGH = Duration.ofMinutes(1);

    public LockerFault {
        evidence = Map.copyOf(evidence);
    }

    /// One that begins now.
    ///
    /// @param since kept to the millisecond, as every store has it
    public static LockerFault begun(
            String lockerId,
            String code,
            String severity,
            int compartment,
            Instant since,
            Map<String, Object> evidence) {
        var from = since.truncatedTo(ChronoUnit.MILLIS);
        return new LockerFault(
                id(lockerId, code, compartment, from),
                lockerId,
                code,
                severity,
                compartment,
                from,
                evidence,
                Optional.empty(),
                Handling.NONE);
    }

    /// The same, told by a locker whose clock is not ahead: it has begun by now. Where that clock was ahead by more
    /// than a minute, nobody knows when it began, and the evidence keeps what the locker said.
    public LockerFault notAfter(Instant now) {
        if (!since.isAfter(now)) {
            return this;
        }
        var seen = new HashMap<>(evidence);
        if (since.isAfter(now.plus(RIGHT_ENOUGH))) {
            seen.put(CLAIMED_SINCE, since.toString());
        }
        return new LockerFault(
                faultId,
                lockerId,
                code,
                severity,
                compartment,
                now.truncatedTo(ChronoUnit.MILLIS),
                seen,
                clearedAt,
                handling);
    }

    /// Whether `since` is when it began, and not when it was heard of.
    public boolean isTimeKnown() {
        return !evidence.containsKey(CLAIMED_SINCE);
    }

    public boolean isOpen() {
        return clearedAt.isEmpty();
    }

    /// Whether it is not over, or was over only after a time.
    public boolean isOpenAt(Instant time) {
        return clearedAt.filter(at -> !at.isAfter(time)).isEmpty();
    }

    public LockerFault cleared(Instant at) {
        return new LockerFault(
                faultId, lockerId, code, severity, compartment, since, evidence, Optional.of(at), handling);
    }

    public LockerFault with(Handling changed) {
        return new LockerFault(faultId, lockerId, code, severity, compartment, since, evidence, clearedAt, changed);
    }

    /// What was seen under a name, where it is a text.
    public Optional<String> evidence(String name) {
        return Optional.ofNullable(evidence.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /// `f-` and the first 128 bits of a SHA-256 in hexadecimal.
    private static String id(String lockerId, String code, int compartment, Instant since) {
        var text = String.join("|", lockerId, code, String.valueOf(compartment), since.toString());
        return "f-" + HexFormat.of().formatHex(sha256(text), 0, 16);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
