package dev.latchkey.memory;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Receipt;
import dev.latchkey.notice.Refusal;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The ledger in memory.
public final class InMemoryAttempts implements Attempts {

    private static final Comparator<AttemptId> ORDER =
            Comparator.comparing(AttemptId::noticeId).thenComparing(AttemptId::number);

    private final Map<AttemptId, Attempt> attempts = new HashMap<>();
    private final Map<String, SortedSet<AttemptId>> byDelivery = new HashMap<>();
    private final Map<String, AttemptId> byMessage = new HashMap<>();
    private final Map<String, Set<Receipt>> receipts = new HashMap<>();

    @Override
    public synchronized Attempt open(AttemptId id, ContactRef contact, Instant at) {
        byDelivery
                .computeIfAbsent(id.deliveryId(), delivery -> new TreeSet<>(ORDER))
                .add(id);
        return attempts.computeIfAbsent(
                id, fresh -> new Attempt(fresh, contact, Evidence.REQUESTED, Optional.empty(), Optional.empty(), at));
    }

    @Override
    public synchronized Optional<Attempt> find(AttemptId id) {
        return Optional.ofNullable(attempts.get(id));
    }

    @Override
    public synchronized List<Attempt> of(String deliveryId) {
        return byDelivery.getOrDefault(deliveryId, Collections.emptySortedSet()).stream()
                .map(attempts::get)
                .toList();
    }

    @Override
    public synchronized void accepted(AttemptId id, String providerMessageId) {
        byMessage.put(providerMessageId, id);
        attempts.computeIfPresent(id, (same, known) -> withMessage(known, providerMessageId));
        raise(id, Evidence.ACCEPTED);
    }

    @Override
    public synchronized Attempt raise(AttemptId id, Evidence evidence) {
        return attempts.computeIfPresent(
                id, (same, known) -> known.evidence().compareTo(evidence) < 0 ? with(known, evidence) : known);
    }

    @Override
    public synchronized Attempt refuse(AttemptId id, Refusal refusal) {
        return attempts.computeIfPresent(id, (same, known) -> known.refusal().isEmpty() ? with(known, refusal) : known);
    }

    @Override
    public synchronized void keep(Receipt receipt) {
        receipts.computeIfAbsent(receipt.providerMessageId(), id -> new LinkedHashSet<>())
                .add(receipt);
    }

    @Override
    public synchronized Optional<AttemptId> findByMessage(String providerMessageId) {
        return Optional.ofNullable(byMessage.get(providerMessageId));
    }

    @Override
    public synchronized List<Receipt> receipts(String providerMessageId) {
        return receipts.getOrDefault(providerMessageId, Set.of()).stream()
                .sorted(Comparator.comparing(Receipt::at))
                .toList();
    }

    private static Attempt with(Attempt known, Evidence evidence) {
        return new Attempt(
                known.id(), known.contact(), evidence, known.refusal(), known.providerMessageId(), known.requestedAt());
    }

    private static Attempt with(Attempt known, Refusal refusal) {
        return new Attempt(
                known.id(),
                known.contact(),
                known.evidence(),
                Optional.of(refusal),
                known.providerMessageId(),
                known.requestedAt());
    }

    private static Attempt withMessage(Attempt known, String providerMessageId) {
        return new Attempt(
                known.id(),
                known.contact(),
                known.evidence(),
                known.refusal(),
                known.providerMessageId().or(() -> Optional.of(providerMessageId)),
                known.requestedAt());
    }
}
