package dev.latchkey.memory;

import dev.latchkey.recipient.ContactHistory;
import dev.latchkey.recipient.ContactHistory.Version;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recipients in memory.
public final class InMemoryRecipients implements Recipients {

    private final Map<String, List<Version>> versions = new HashMap<>();

    @Override
    public synchronized Optional<Known> find(String recipientId) {
        return history(recipientId).map(ContactHistory::newest);
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

    private Known keep(Known next) {
        versions.computeIfAbsent(next.recipient().recipientId(), id -> new ArrayList<>())
                .add(new Version(next, Optional.empty()));
        return next;
    }
}
