package dev.latchkey.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The reserved codes. At a locker no two live deliveries have the same.
public interface Codes {

    /// The delivery's live code.
    Optional<CodeRecord> find(String deliveryId);

    /// Digits are free when nobody has them, or when a code that nobody ended has been over for this long.
    Duration KEPT = Duration.ofDays(30);

    /// Takes the digest at the locker, grants it, and notes it at the delivery: all or nothing.
    Reservation reserve(CodeRecord wanted);

    /// Puts a code in the place of the delivery's live one: its digest is taken, the other's is free, and
    /// the grant and the record are the new one's, which may be for another locker. All or nothing, so
    /// there are never two that open.
    Replacement replace(CodeRecord live, CodeRecord wanted);

    /// Moves the end of the delivery's code to a later time, with its grant and its digest; an earlier time
    /// changes nothing.
    ///
    /// @return whether it was moved; not where this is no longer the delivery's code
    boolean prolong(CodeRecord code, Instant expiresAt);

    /// Takes digest, grant and record away, if this is still the delivery's code.
    void release(CodeRecord code);

    /// Whether digits and grant of this code lie at its locker.
    boolean isAtLocker(CodeRecord code);

    /// Writes a code that was lost in part: what is missing of its record, its digits and its grant, all or
    /// nothing.
    ///
    /// @return false where the delivery has another code, or the digits are another delivery's
    boolean restore(CodeRecord code);

    /// The digits and grants that lie at lockers, expired ones among them until they are forgotten, in the
    /// order of their places; may lag behind by a moment.
    ///
    /// @param after the place of the last one of the page before; empty for the first page
    List<AtLocker> atLockers(String after, int most);

    /// Takes digits or a grant away if they are as they were seen, and their delivery has no such code.
    ///
    /// @return whether it did
    boolean removeOrphan(AtLocker orphan);

    /// Digits that are reserved at a locker, or a grant.
    ///
    /// @param place names it, for nobody but [Codes]
    /// @param code that it belongs to
    record AtLocker(String place, CodeRecord code) {}

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
