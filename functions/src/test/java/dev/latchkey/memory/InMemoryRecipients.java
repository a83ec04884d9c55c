package dev.latchkey.memory;

import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.UnreadableContact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Recipients in memory.
public final class InMemoryRecipients implements Recipients {

    private final Map<String, Known> newest = new HashMap<>();
    private final Map<String, Known> kept = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    @Override
    public synchronized Optional<Known> find(String recipientId) {
        if (unreadable.contains(recipientId)) {
            throw new UnreadableContact(recipientId, new IllegalStateException("corrupt"));
        }
        return Optional.ofNullable(newest.get(recipientId));
    }

    @Override
    public synchronized Optional<Known> replace(Known known, Recipient changed, Instant at) {
        if (!known.equals(newest.get(changed.recipientId()))) {
            return Optional.empty();
        }
        newest.put(changed.recipientId(), known.next(changed, at));
        kept.put(changed.recipientId(), known.next(changed, at));
        return find(changed.recipientId());
    }

    @Override
    public synchronized Known register(Recipient recipient, String owner, Instant at) {
        var registered = newest.compute(
                recipient.recipientId(),
                (id, known) -> known != null
                                && (known.recipient().equals(recipient)
                                        || !known.owner().equals(owner))
                        ? known
                        : new Known(recipient, owner, known == null ? 1 : known.version() + 1, at));
        kept.put(recipient.recipientId(), registered);
        return registered;
    }

    @Override
    public synchronized Optional<Known> restore(String recipientId) {
        if (kept.containsKey(recipientId)) {
            unreadable.remove(recipientId);
            newest.put(recipientId, kept.get(recipientId));
        }
        return find(recipientId);
    }

    /// Loses the newest contact.
    ///
    /// @param isKept whether its versions are there still
    public synchronized void lose(String recipientId, boolean isKept) {
        newest.remove(recipientId);
        if (!isKept) {
            kept.remove(recipientId);
        }
    }

    /// What is stored as the newest contact is none any more.
    public synchronized void corrupt(String recipientId) {
        unreadable.add(recipientId);
    }
}
