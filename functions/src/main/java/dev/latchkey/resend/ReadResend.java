package dev.latchkey.resend;

import dev.latchkey.resend.Resends.Kept;
import java.util.List;
import java.util.Optional;

/// Looks up how far a request is, and what it was answered.
public final class ReadResend {

    private final Resends resends;
    private final Progress progress;

    public ReadResend(Resends resends, Progress progress) {
        this.resends = resends;
        this.progress = progress;
    }

    public Optional<Read> read(String requestId) {
        var request = resends.find(requestId);
        var answer = resends.answerOf(requestId);
        return request.isEmpty() && answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Read(request, states(request), resends.approvalOf(requestId), answer));
    }

    private List<String> states(Optional<Kept> request) {
        return request.map(kept -> progress.states(kept.executionName())).orElse(List.of());
    }

    /// @param request nothing where it could not be understood
    /// @param states that were passed, in order
    /// @param approvalId of the approval that it waited or waits for
    /// @param answer a JSON object
    public record Read(
            Optional<Kept> request, List<String> states, Optional<String> approvalId, Optional<String> answer) {}
}
