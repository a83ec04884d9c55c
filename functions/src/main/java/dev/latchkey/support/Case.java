package dev.latchkey.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that people must look at.
///
/// @param caseId unique within the delivery; the same fault opens the same case
/// @param reason a fact, such as `RecipientUnreachable`
/// @param failedPart the step or part that could not do its work
/// @param error the technical name of what went wrong, such as an exception's class
/// @param statements what carrier and locker had said by then, oldest first; nobody's address
/// @param ledger every message of the delivery until then, and what is known of its arrival
/// @param incidentId of what concerns many others too, where it belongs to that
public record Case(
        String caseId,
        String deliveryId,
        String reason,
        String failedPart,
        String error,
        Instant openedAt,
        List<Statement> statements,
        List<LedgerLine> ledger,
        Optional<String> incidentId) {

    public Case {
        statements = List.copyOf(statements);
        ledger = List.copyOf(ledger);
    }

    /// One that is about its own delivery, as far as anybody knows.
    public Case(
            String caseId,
            String deliveryId,
            String reason,
            String failedPart,
            String error,
            Instant openedAt,
            List<Statement> statements,
            List<LedgerLine> ledger) {
        this(caseId, deliveryId, reason, failedPart, error, openedAt, statements, ledger, Optional.empty());
    }

    /// The same as a part of an incident.
    public Case in(String incident) {
        return new Case(
                caseId, deliveryId, reason, failedPart, error, openedAt, statements, ledger, Optional.of(incident));
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
