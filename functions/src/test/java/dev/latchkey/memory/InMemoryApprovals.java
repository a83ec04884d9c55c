package dev.latchkey.memory;

import dev.latchkey.shipment.Principal;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Approvals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Approvals in memory.
public final class InMemoryApprovals implements Approvals {

    private final Map<String, Approval> approvals = new HashMap<>();

    @Override
    public synchronized void request(Approval approval) {
        approvals.putIfAbsent(approval.approvalId(), approval);
    }

    @Override
    public synchronized Optional<Approval> find(String approvalId) {
        return Optional.ofNullable(approvals.get(approvalId));
    }

    @Override
    public synchronized boolean vouch(String approvalId, Principal principal, Instant at) {
        var nobodys = undecided(approvalId, at)
                .filter(approval -> approval.requestedBy().isEmpty());
        nobodys.ifPresent(
                approval -> approvals.put(approvalId, with(approval, Optional.of(principal), Optional.empty())));
        return nobodys.isPresent();
    }

    @Override
    public synchronized boolean decide(String approvalId, Decided word) {
        var undecided = undecided(approvalId, word.at())
                .filter(approval -> !approval.isRequestedBy(word.by()))
                .filter(approval -> word.verdict() == Verdict.REFUSED
                        || approval.requestedBy().isPresent());
        undecided.ifPresent(
                approval -> approvals.put(approvalId, with(approval, approval.requestedBy(), Optional.of(word))));
        return undecided.isPresent();
    }

    private Optional<Approval> undecided(String approvalId, Instant at) {
        return find(approvalId)
                .filter(approval -> approval.decided().isEmpty())
                .filter(approval -> approval.expiresAt().isAfter(at));
    }

    private static Approval with(Approval approval, Optional<Principal> requestedBy, Optional<Decided> word) {
        return new Approval(
                approval.approvalId(),
                approval.stepUp(),
                requestedBy,
                approval.reason(),
                approval.requestedAt(),
                approval.expiresAt(),
                word);
    }
}
