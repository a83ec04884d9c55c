package dev.latchkey.support;

import dev.latchkey.shipment.Principal;
import java.time.Instant;
import java.util.Optional;

/// Somebody's request for what two people must agree to: the requester is one of them, whoever decides the other.
///
/// @param requestedBy empty where nobody knows who asked, until a principal vouches for the
///     request and takes the requester's place
/// @param reason in the requester's words
/// @param expiresAt from when on nobody can approve it
public record Approval(
        String approvalId,
        StepUp stepUp,
        Optional<Principal> requestedBy,
        String reason,
        Instant requestedAt,
        Instant expiresAt,
        Optional<Decided> decided) {

    /// Somebody's word on it, which is the last.
    ///
    /// @param reason in that principal's words
    public record Decided(Verdict verdict, Principal by, String reason, Instant at) {

        /// Whether this says the same again: whoever lost the answer asks once more.
        boolean isOf(Verdict other, Principal principal) {
            return verdict == other && by.isSamePersonAs(principal);
        }
    }

    /// What somebody can say.
    public enum Verdict {
        APPROVED,
        REFUSED
    }

    public boolean isApproved() {
        return decided.filter(word -> word.verdict() == Verdict.APPROVED).isPresent();
    }

    /// Whether that person is one of the two already, under whatever role.
    public boolean isRequestedBy(Principal principal) {
        return requestedBy.filter(principal::isSamePersonAs).isPresent();
    }

    /// As somebody who can be named, or by the name of where it came from.
    public String requester() {
        return requestedBy.map(Principal::arn).orElse("console");
    }

    boolean isExpired(Instant now) {
        return decided.isEmpty() && !now.isBefore(expiresAt);
    }
}
