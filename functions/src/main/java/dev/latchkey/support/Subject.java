package dev.latchkey.support;

import java.util.Locale;

/// What something was done to.
///
/// @param id of a locker, a delivery, or a request that is about no delivery that is known
public record Subject(Kind kind, String id) {

    /// What a subject can be.
    public enum Kind {
        LOCKER,
        DELIVERY,
        RESEND
    }

    public static Subject locker(String lockerId) {
        return new Subject(Kind.LOCKER, lockerId);
    }

    public static Subject delivery(String deliveryId) {
        return new Subject(Kind.DELIVERY, deliveryId);
    }

    public static Subject resend(String requestId) {
        return new Subject(Kind.RESEND, requestId);
    }

    /// As a key, such as `locker#locker-berlin-1`.
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "#" + id;
    }
}
