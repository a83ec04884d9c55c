package dev.latchkey.resend;

import java.time.Instant;
import java.util.Optional;

/// The addresses that agents propose, each under its request; the only place outside of a contact where one lies.
public interface Proposals {

    /// Parks one; a newer one of the same request takes its place.
    ///
    /// @param forgetAt when it may be forgotten, whatever became of it
    void park(String requestId, Proposal proposal, Instant forgetAt);

    Optional<Proposal> find(String requestId);

    void remove(String requestId);
}
