package dev.latchkey.support;

import java.util.Locale;

/// What something was done to.
///
/// @param id of a locker or a delivery
public record Subject(Kind kind, String id) {

    /// What a subject can be.
    public enum Kind {
        LOCKER,
        DELIVERY
    }

    public static Subject locker(String lockerId) {
        return new Subject(Kind.LOCKER, lockerId);
    }

    public static Subject delivery(String deliveryId) {
        return new Subject(Kind.DELIVERY, deliveryId);
    }

    /// As a key, such as `locker#locker-berlin-1`.
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "#" + id;
    }
}
