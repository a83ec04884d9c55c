package dev.latchkey.support;

import dev.latchkey.support.Approval.Decided;
import java.util.Optional;

/// The requests that wait for a second person's word, and those that have had it.
public interface Approvals {

    /// Keeps a request; one of the same id again changes nothing.
    void request(Approval approval);

    /// Sees every write that was answered before it.
    Optional<Approval> find(String approvalId);

    /// Keeps somebody's word, if the request is there, nobody has decided on it, it has not expired at the word's
    /// time, and the word is not the requester's own. Of any number at once one is kept.
    ///
    /// @return whether it was
    boolean decide(String approvalId, Decided word);
}
