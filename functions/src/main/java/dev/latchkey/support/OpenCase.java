package dev.latchkey.support;

import dev.latchkey.notice.Attempts;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Tells people that a delivery needs them, which part failed, and what was sent to its recipient so far. Opening
/// the same case again changes nothing.
public final class OpenCase {

    private final Cases cases;
    private final Attempts attempts;
    private final ChangeDelivery change;
    private final Clock clock;

    public OpenCase(Cases cases, Attempts attempts, ChangeDelivery change, Clock clock) {
        this.cases = cases;
        this.attempts = attempts;
        this.change = change;
        this.clock = clock;
    }

    /// @return the case's id
    public String open(String deliveryId, String reason, String failedPart, String error) {
        var caseId = (reason + "-" + failedPart).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var now = clock.instant();
        change.changeKnown(
                deliveryId,
                UnaryOperator.identity(),
                new TimelineEntry(
                        caseId,
                        now,
                        "CaseOpened",
                        Map.of("caseId", caseId, "reason", reason, "failedPart", failedPart, "error", error)),
                Optional.of(SeenEvent.ofWorkflow("case " + caseId, now)));
        var ledger = attempts.of(deliveryId).stream().map(LedgerLine::of).toList();
        cases.open(new Case(caseId, deliveryId, reason, failedPart, error, now, ledger));
        return caseId;
    }
}
