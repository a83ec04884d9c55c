package dev.latchkey.memory;

import dev.latchkey.digest.Digests;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Digests in memory.
public final class InMemoryDigests implements Digests {

    private final Map<LocalDate, Written> digests = new HashMap<>();
    private final Set<LocalDate> mailed = new HashSet<>();

    @Override
    public synchronized boolean keep(Written written) {
        return digests.putIfAbsent(written.day(), written) == null;
    }

    @Override
    public synchronized Optional<Written> find(LocalDate day) {
        return Optional.ofNullable(digests.get(day));
    }

    @Override
    public synchronized boolean beginMail(LocalDate day) {
        return mailed.add(day);
    }

    @Override
    public synchronized void dropMail(LocalDate day) {
        mailed.remove(day);
    }
}
