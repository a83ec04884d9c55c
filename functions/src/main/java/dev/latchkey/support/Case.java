package dev.latchkey.support;

import java.time.Instant;
import java.util.List;

/// Something that people must look at.
///
/// @param caseId unique within the delivery; the same fault opens the same case
/// @param reason a fact, such as `RecipientUnreachable`
/// @param failedPart the step or part that could not do its work
/// @param error the technical name of what went wrong, such as an exception's class
/// @param statements what carrier and locker had said by then, oldest first; nobody's address
/// @param ledger every message of the delivery until then, and what is known of its arrival
public record Case(
        String caseId,
        String deliveryId,
        String reason,
        String failedPart,
        String error,
        Instant openedAt,
        List<Statement> statements,
        List<LedgerLine> ledger) {

    public Case {
        statements = List.copyOf(statements);
        ledger = List.copyOf(ledger);
    }

    /// One thing that one side said.
    ///
    /// @param by such as `carrier acme` or `locker locker-berlin-1`
    /// @param said the timeline's word for it, such as `CarrierDelivered`
    /// @param at by the clock of whoever said it
    public record Statement(String by, String said, Instant at) {

        @Override
        public String toString() {
            return at + " " + by + ": " + said;
        }
    }
}
