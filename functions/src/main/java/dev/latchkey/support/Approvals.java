package dev.latchkey.support;

import dev.latchkey.shipment.Principal;
import dev.latchkey.support.Approval.Decided;
import java.time.Instant;
import java.util.Optional;

/// The requests that wait for a second person's word, and those that have had it.
public interface Approvals {

    /// Keeps a request; one of the same id again changes nothing.
    void request(Approval approval);

    /// Sees every write that was answered before it.
    Optional<Approval> find(String approvalId);

    /// Puts a principal in the place of a requester whom nobody knows, if the request is there, nobody has taken that
    /// place or decided on it, and it has not expired. Of any number at once one is kept.
    ///
    /// @param at the time of that principal's word
    /// @return whether it did
    boolean vouch(String approvalId, Principal principal, Instant at);

    /// Keeps somebody's word, if the request is there, nobody has decided on it, it has not expired at the word's
    /// time, and whose word it is is another person than the requester; an approval also only where it is known who
    /// that is. Of any number at once one is kept.
    ///
    /// @return whether it was
    boolean decide(String approvalId, Decided word);
}
