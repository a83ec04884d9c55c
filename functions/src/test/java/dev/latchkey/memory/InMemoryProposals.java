package dev.latchkey.memory;

import dev.latchkey.resend.Proposal;
import dev.latchkey.resend.Proposals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Proposed addresses in memory.
public final class InMemoryProposals implements Proposals {

    private final Map<String, Proposal> proposals = new HashMap<>();

    @Override
    public synchronized void park(String requestId, Proposal proposal, Instant forgetAt) {
        proposals.put(requestId, proposal);
    }

    @Override
    public synchronized Optional<Proposal> find(String requestId) {
        return Optional.ofNullable(proposals.get(requestId));
    }

    @Override
    public synchronized void remove(String requestId) {
        proposals.remove(requestId);
    }
}
