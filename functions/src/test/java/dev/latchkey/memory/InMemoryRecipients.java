package dev.latchkey.memory;

import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Recipients in memory.
public final class InMemoryRecipients implements Recipients {

    private final Map<String, Known> newest = new HashMap<>();

    @Override
    public synchronized Optional<Known> find(String recipientId) {
        return Optional.ofNullable(newest.get(recipientId));
    }

    @Override
    public synchronized Optional<Known> replace(Known known, Recipient changed, Instant at) {
        if (!known.equals(newest.get(changed.recipientId()))) {
            return Optional.empty();
        }
        newest.put(changed.recipientId(), known.next(changed, at));
        return find(changed.recipientId());
    }

    @Override
    public synchronized Known register(Recipient recipient, String owner, Instant at) {
        return newest.compute(
                recipient.recipientId(),
                (id, known) -> known != null
                                && (known.recipient().equals(recipient)
                                        || !known.owner().equals(owner))
                        ? known
                        : new Known(recipient, owner, known == null ? 1 : known.version() + 1, at));
    }
}
