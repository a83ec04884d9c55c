package dev.latchkey.memory;

import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Refusal;
import dev.latchkey.notice.Suspects;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Suspected contacts in memory.
public final class InMemorySuspects implements Suspects {

    private final Map<String, Map<ContactRef, Refusal>> marks = new HashMap<>();

    @Override
    public synchronized void mark(ContactRef contact, Refusal reason, Instant at) {
        marks.computeIfAbsent(contact.recipientId(), same -> new HashMap<>()).put(contact, reason);
    }

    @Override
    public synchronized void clear(ContactRef contact) {
        marks.getOrDefault(contact.recipientId(), new HashMap<>()).remove(contact);
    }

    @Override
    public synchronized Map<ContactRef, Refusal> of(String recipientId, long version) {
        return marks.getOrDefault(recipientId, Map.of()).entrySet().stream()
                .filter(mark -> mark.getKey().version() == version)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
