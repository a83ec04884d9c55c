package dev.latchkey.shipment;

import dev.latchkey.shipment.Delivery.LockerChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a delivery's code may not go out: a contact or a locker that changed shortly before it would, and that
/// nobody has released.
///
/// @param contact the recipient's
/// @param locker changed after dispatch
/// @param delegates who alone are left out, in the order of the household
public record Hold(
        Optional<SuspiciousContact> contact, Optional<LockerChange> locker, List<SuspiciousContact> delegates) {

    /// Nothing is held.
    public static final Hold NONE = new Hold(Optional.empty(), Optional.empty(), List.of());

    /// @param version the newest
    /// @param since when that version came
    public record SuspiciousContact(String recipientId, long version, Instant since) {}

    public Hold {
        delegates = List.copyOf(delegates);
    }

    /// Whether nothing with a code goes out, to nobody.
    public boolean stands() {
        return contact.isPresent() || locker.isPresent();
    }

    /// Whether there is something to release or to refuse.
    public boolean concernsAnybody() {
        return stands() || !delegates.isEmpty();
    }

    /// Whether this person is sent no code.
    public boolean keepsFrom(String recipientId) {
        return stands()
                || delegates.stream()
                        .anyMatch(delegate -> delegate.recipientId().equals(recipientId));
    }

    /// All contacts that are held: the recipient's first.
    public List<SuspiciousContact> contacts() {
        return Stream.concat(contact.stream(), delegates.stream()).toList();
    }

    /// Why, in words for people and programs: `ContactChanged`, `LockerChanged`, `DelegateContactChanged`.
    public List<String> reasons() {
        return Stream.of(
                        contact.map(changed -> "ContactChanged").stream(),
                        locker.map(changed -> "LockerChanged").stream(),
                        delegates.stream()
                                .map(changed -> "DelegateContactChanged")
                                .distinct())
                .flatMap(reason -> reason)
                .toList();
    }

    /// The last of the changes that it stands for.
    public Optional<Instant> since() {
        return Stream.concat(contacts().stream().map(SuspiciousContact::since), locker.map(LockerChange::at).stream())
                .max(Instant::compareTo);
    }
}
