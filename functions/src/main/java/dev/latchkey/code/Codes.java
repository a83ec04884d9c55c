package dev.latchkey.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The reserved codes. At a locker no two live deliveries have the same.
public interface Codes {

    /// The delivery's live code.
    Optional<CodeRecord> find(String deliveryId);

    /// Digits are free when nobody has them, or when a code that nobody ended has been over for this long.
    Duration KEPT = Duration.ofDays(30);

    /// Takes the digest at the locker, grants it, and notes it at the delivery: all or nothing.
    Reservation reserve(CodeRecord wanted);

    /// Puts a code in the place of the delivery's live one: its digest is taken, the other's is free, and the grant
    /// and the record are the new one's. All or nothing, so there are never two that open.
    Replacement replace(CodeRecord live, CodeRecord wanted);

    /// Moves the end of the delivery's code to a later time, with its grant and its digest; an earlier time changes
    /// nothing.
    ///
    /// @return whether it was moved; not where this is no longer the delivery's code
    boolean prolong(CodeRecord code, Instant expiresAt);

    /// Takes digest, grant and record away, if this is still the delivery's code.
    void release(CodeRecord code);

    /// What became of a replacement.
    enum Replacement {
        DONE,
        /// Another delivery at this locker has the same digits.
        DIGEST_TAKEN,
        /// The code that was to be replaced is not live any more.
        OUTDATED
    }

    /// What became of a reservation.
    sealed interface Reservation {
        record Reserved(CodeRecord code) implements Reservation {}

        /// Another delivery at this locker has the same digits.
        record DigestTaken() implements Reservation {}

        /// The delivery has a live code already.
        record AlreadyIssued(CodeRecord code) implements Reservation {}
    }
}
