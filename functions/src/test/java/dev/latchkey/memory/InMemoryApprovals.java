package dev.latchkey.memory;

import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Approvals;
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
    public synchronized boolean decide(String approvalId, Decided word) {
        var undecided = find(approvalId)
                .filter(approval -> approval.decided().isEmpty())
                .filter(approval -> !approval.requestedBy().equals(word.by()))
                .filter(approval -> approval.expiresAt().isAfter(word.at()));
        undecided.ifPresent(approval -> approvals.put(approvalId, with(approval, word)));
        return undecided.isPresent();
    }

    private static Approval with(Approval approval, Decided word) {
        return new Approval(
                approval.approvalId(),
                approval.stepUp(),
                approval.requestedBy(),
                approval.reason(),
                approval.requestedAt(),
                approval.expiresAt(),
                Optional.of(word));
    }
}
