package dev.latchkey.recipient;

import dev.latchkey.recipient.Recipients.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Every version of a recipient's contact, and what follows from them: which addresses are known for long enough
/// to be sent a code.
///
/// An address is known once it has stood in the contact for the hold's window, and at once where it came with the
/// very first version. An address that was refused is never known again, however long it stands.
///
/// @param versions in their order, at least one
public record ContactHistory(List<Version> versions) {

    /// @param closedAt when people refused it
    public record Version(Known known, Optional<Instant> closedAt) {

        private boolean holds(Contact contact) {
            return known.recipient().channels().contains(contact);
        }

        private boolean vouchesFor(Contact contact) {
            return closedAt.isEmpty() && holds(contact);
        }
    }

    public ContactHistory {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A contact has at least one version");
        }
    }

    public Known newest() {
        return versions.getLast().known();
    }

    /// Whether the newest version holds an address that was not known at `moment`.
    ///
    /// @param window how long an address must have stood
    public boolean isNewestSuspicious(Instant moment, Duration window) {
        return !isKnown(newest(), moment, window);
    }

    /// The last version all of whose addresses were known at `moment`. There is one: the first is never refused.
    public Known lastKnown(Instant moment, Duration window) {
        return versions.reversed().stream()
                .filter(version -> version.closedAt().isEmpty())
                .map(Version::known)
                .filter(known -> isKnown(known, moment, window))
                .findFirst()
                .orElseGet(() -> versions.getFirst().known());
    }

    /// The versions since then that hold an address that was not known, and are not closed yet.
    public List<Known> suspiciousSince(Known lastKnown, Instant moment, Duration window) {
        return versions.stream()
                .filter(version -> version.closedAt().isEmpty())
                .map(Version::known)
                .filter(known -> known.version() > lastKnown.version() && !isKnown(known, moment, window))
                .toList();
    }

    private boolean isKnown(Known known, Instant moment, Duration window) {
        return known.recipient().channels().stream()
                .allMatch(contact -> hasStood(contact, versions.size(), moment, window) && !isRefused(contact, window));
    }

    /// It came with a version that was refused, and was not known by then.
    private boolean isRefused(Contact contact, Duration window) {
        return IntStream.range(0, versions.size())
                .filter(i -> versions.get(i).closedAt().isPresent()
                        && versions.get(i).holds(contact))
                .anyMatch(i -> !hasStood(contact, i, versions.get(i).known().since(), window));
    }

    /// Whether it has stood for the window without a break, in the first `count` versions and until `moment`.
    private boolean hasStood(Contact contact, int count, Instant moment, Duration window) {
        if (count > 0 && versions.getFirst().vouchesFor(contact)) {
            return true;
        }
        var since = Optional.<Instant>empty();
        for (var version : versions.subList(0, count)) {
            var at = version.known().since();
            if (since.isPresent() && lasts(since.get(), at.isAfter(moment) ? moment : at, window)) {
                return true;
            }
            since = version.vouchesFor(contact) ? since.or(() -> Optional.of(at)) : Optional.empty();
        }
        return since.filter(start -> lasts(start, moment, window)).isPresent();
    }

    private static boolean lasts(Instant start, Instant end, Duration window) {
        return Duration.between(start, end).compareTo(window) >= 0;
    }
}
