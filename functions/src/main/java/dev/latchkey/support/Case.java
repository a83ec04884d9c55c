package dev.latchkey.support;

import java.time.Instant;
import java.util.List;

/// Something that people must look at.
///
/// @param caseId unique within the delivery; the same fault opens the same case
/// @param reason a fact, such as `RecipientUnreachable`
/// @param failedPart the step or part that could not do its work
/// @param error the technical name of what went wrong, such as an exception's class
/// @param ledger every message of the delivery until then, and what is known of its arrival
public record Case(
        String caseId,
        String deliveryId,
        String reason,
        String failedPart,
        String error,
        Instant openedAt,
        List<LedgerLine> ledger) {

    public Case {
        ledger = List.copyOf(ledger);
    }
}
