package dev.latchkey.resend;

import java.time.Instant;
import java.util.Optional;

/// The requests and what they were answered.
public interface Resends {

    /// Keeps a request; another one of the same id changes nothing.
    ///
    /// @return whether it is kept now: it is the same one, or was the first
    boolean keep(Kept request);

    /// Sees every write that was answered before it.
    Optional<Kept> find(String requestId);

    /// Notes the approval that a request waits for; the newest counts.
    void await(String requestId, String approvalId, Instant at);

    Optional<String> approvalOf(String requestId);

    /// Keeps what a request was answered; the first answer stays.
    ///
    /// @param document the answer as a JSON object
    void answer(String requestId, String document, Instant at);

    /// The answer as a JSON object.
    Optional<String> answerOf(String requestId);

    /// A request with the execution that looks after it.
    record Kept(ResendRequest request, String executionName, Instant at) {}
}
