package dev.latchkey.memory;

import dev.latchkey.recipient.ContactHistory;
import dev.latchkey.recipient.ContactHistory.Version;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.UnreadableContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Recipients in memory.
public final class InMemoryRecipients implements Recipients {

    private final Map<String, List<Version>> versions = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();

    @Override
    public synchronized Optional<Known> find(String recipientId) {
        if (unreadable.contains(recipientId)) {
            throw new UnreadableContact(recipientId, "corrupt", new IllegalStateException());
        }
        return history(recipientId).filter(kept -> !lost.contains(recipientId)).map(ContactHistory::newest);
    }

    @Override
    public synchronized Optional<ContactHistory> history(String recipientId) {
        return Optional.ofNullable(versions.get(recipientId)).map(ContactHistory::new);
    }

    @Override
    public synchronized void close(String recipientId, long version, Instant at) {
        versions.get(recipientId)
                .replaceAll(kept -> kept.known().version() == version
                        ? new Version(kept.known(), kept.closedAt().or(() -> Optional.of(at)))
                        : kept);
    }

    @Override
    public synchronized Optional<Known> replace(Known known, Recipient changed, Instant at) {
        return find(changed.recipientId()).filter(known::equals).map(newest -> keep(newest.next(changed, at)));
    }

    @Override
    public synchronized Known register(Recipient recipient, String owner, Instant at) {
        var newest = find(recipient.recipientId());
        return newest.filter(known ->
                        known.recipient().equals(recipient) || !known.owner().equals(owner))
                .orElseGet(() -> keep(
                        newest.map(known -> known.next(recipient, at)).orElse(new Known(recipient, owner, 1, at))));
    }

    @Override
    public synchronized Optional<Known> restore(String recipientId) {
        if (versions.containsKey(recipientId)) {
            unreadable.remove(recipientId);
            lost.remove(recipientId);
        }
        return find(recipientId);
    }

    /// Loses the newest contact.
    ///
    /// @param isKept whether its versions are there still
    public synchronized void lose(String recipientId, boolean isKept) {
        lost.add(recipientId);
        if (!isKept) {
            versions.remove(recipientId);
        }
    }

    /// What is stored as the newest contact is none any more.
    public synchronized void corrupt(String recipientId) {
        unreadable.add(recipientId);
    }

    private Known keep(Known next) {
        lost.remove(next.recipient().recipientId());
        versions.computeIfAbsent(next.recipient().recipientId(), id -> new ArrayList<>())
                .add(new Version(next, Optional.empty()));
        return next;
    }
}
