package dev.latchkey.support;

import java.util.Optional;

/// What is wrong with an entry of the audit.
///
/// @param writtenAs the number under which it was sealed, where that is another one
public record AuditFlaw(String subject, long number, Kind kind, Optional<Long> writtenAs) {

    /// In the order of what is said of an entry where several are true.
    public enum Kind {
        MISSING("is missing"),
        CHANGED("was changed"),
        OUT_OF_PLACE("is out of place"),
        UNSEALED("has no hash: no function wrote it"),
        UNLINKED("does not follow the entry before it: one of the two is forged"),
        UNMARKED("has no mark of its id: no function wrote it"),
        NOT_AS_LOGGED("is not what was logged when it was written"),
        NOT_LOGGED("was never logged: no function wrote it, or one died over it");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// As a sentence for people.
    @Override
    public String toString() {
        return subject + ": entry " + number + " " + kind.words
                + writtenAs.map(other -> ": it was written as entry " + other).orElse("");
    }
}
