package dev.latchkey.memory;

import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The audit in memory.
public final class InMemoryAudit implements Audit {

    private final Map<Subject, List<Numbered>> entries = new HashMap<>();

    @Override
    public synchronized void append(AuditEntry entry) {
        var ofSubject = entries.computeIfAbsent(entry.subject(), subject -> new ArrayList<>());
        if (ofSubject.stream().noneMatch(known -> known.entry().entryId().equals(entry.entryId()))) {
            ofSubject.add(new Numbered(ofSubject.size() + 1L, entry));
        }
    }

    @Override
    public synchronized List<Numbered> of(Subject subject) {
        return List.copyOf(entries.getOrDefault(subject, List.of()));
    }

    @Override
    public List<Numbered> last(Subject subject, int most) {
        return of(subject).reversed().stream().limit(most).toList();
    }
}
