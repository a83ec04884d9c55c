package dev.latchkey.memory;

import dev.latchkey.resend.Resends;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Requests and answers in memory.
public final class InMemoryResends implements Resends {

    private final Map<String, Kept> requests = new HashMap<>();
    private final Map<String, String> approvals = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    @Override
    public synchronized boolean keep(Kept request) {
        var id = request.request().requestId();
        requests.putIfAbsent(id, request);
        return requests.get(id).equals(request);
    }

    @Override
    public synchronized Optional<Kept> find(String requestId) {
        return Optional.ofNullable(requests.get(requestId));
    }

    @Override
    public synchronized void await(String requestId, String approvalId, Instant at) {
        approvals.put(requestId, approvalId);
    }

    @Override
    public synchronized Optional<String> approvalOf(String requestId) {
        return Optional.ofNullable(approvals.get(requestId));
    }

    @Override
    public synchronized void answer(String requestId, String document, Instant at) {
        answers.putIfAbsent(requestId, document);
    }

    @Override
    public synchronized Optional<String> answerOf(String requestId) {
        return Optional.ofNullable(answers.get(requestId));
    }
}
