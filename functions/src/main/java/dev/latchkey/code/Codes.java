package dev.latchkey.code;

import java.util.Optional;

/// The reserved codes. At a locker no two live deliveries have the same.
public interface Codes {

    /// The delivery's live code.
    Optional<CodeRecord> find(String deliveryId);

    /// Takes the digest at the locker, grants it, and notes it at the delivery: all or nothing.
    Reservation reserve(CodeRecord wanted);

    /// Takes digest, grant and record away, if this is still the delivery's code.
    void release(CodeRecord code);

    /// What became of a reservation.
    sealed interface Reservation {
        record Reserved(CodeRecord code) implements Reservation {}

        /// Another delivery at this locker has the same digits.
        record DigestTaken() implements Reservation {}

        /// The delivery has a live code already.
        record AlreadyIssued(CodeRecord code) implements Reservation {}
    }
}
