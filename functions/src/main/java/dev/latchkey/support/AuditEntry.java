package dev.latchkey.support;

import java.time.Instant;
import java.util.Map;

/// That somebody did something to somebody else's parcel or locker, for those who ask later whether it was right.
///
/// @param entryId makes the same deed twice one entry; unique within its subject
/// @param by the principal, as an ARN; what the system did by itself is by the name of its part
/// @param what past tense, such as `CompartmentOpeningRequested`
/// @param why in the words of whoever did it
/// @param details ids, counts and vocabulary words; never a code, an address or a token
public record AuditEntry(
        Subject subject, String entryId, Instant at, String by, String what, String why, Map<String, String> details) {

    public AuditEntry {
        details = Map.copyOf(details);
    }
}
