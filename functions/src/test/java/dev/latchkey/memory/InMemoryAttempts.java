package dev.latchkey.memory;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Receipt;
import dev.latchkey.notice.Refusal;
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
    private final Map<AttemptId, Set<String>> sendings = new HashMap<>();

    @Override
    public synchronized Opened open(Attempt requested) {
        byDelivery
                .computeIfAbsent(requested.id().deliveryId(), delivery -> new TreeSet<>(ORDER))
                .add(requested.id());
        boolean isNew = attempts.putIfAbsent(requested.id(), requested) == null;
        return new Opened(attempts.get(requested.id()), isNew);
    }

    @Override
    public synchronized Optional<Attempt> find(AttemptId id) {
        return Optional.ofNullable(attempts.get(id));
    }

    @Override
    public synchronized boolean beginSending(AttemptId id, String sending, int most) {
        var begun = sendings.computeIfAbsent(id, none -> new LinkedHashSet<>());
        return begun.contains(sending) || begun.size() < most && begun.add(sending);
    }

    @Override
    public synchronized void dropSending(AttemptId id, String sending) {
        sendings.getOrDefault(id, new LinkedHashSet<>()).remove(sending);
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
    public synchronized Raised raise(AttemptId id, Evidence evidence) {
        var before = attempts.get(id).evidence();
        return new Raised(
                before,
                attempts.computeIfPresent(
                        id, (same, known) -> before.compareTo(evidence) < 0 ? with(known, evidence) : known));
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
        return with(known, evidence, known.refusal(), known.providerMessageId());
    }

    private static Attempt with(Attempt known, Refusal refusal) {
        return with(known, known.evidence(), Optional.of(refusal), known.providerMessageId());
    }

    private static Attempt withMessage(Attempt known, String providerMessageId) {
        return with(
                known,
                known.evidence(),
                known.refusal(),
                known.providerMessageId().or(() -> Optional.of(providerMessageId)));
    }

    private static Attempt with(
            Attempt known, Evidence evidence, Optional<Refusal> refusal, Optional<String> providerMessageId) {
        return new Attempt(
                known.id(),
                known.kind(),
                known.contact(),
                known.country(),
                evidence,
                refusal,
                providerMessageId,
                known.requestedAt());
    }
}
