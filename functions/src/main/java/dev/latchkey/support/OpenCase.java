package dev.latchkey.support;

import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Tells people that a delivery needs them, and which part failed. Opening the same case again changes nothing.
public final class OpenCase {

    private final Cases cases;
    private final ChangeDelivery change;
    private final Clock clock;

    public OpenCase(Cases cases, ChangeDelivery change, Clock clock) {
        this.cases = cases;
        this.change = change;
        this.clock = clock;
    }

    /// @return the case's id
    public String open(String deliveryId, String reason, String failedPart, String error) {
        var caseId = caseId(reason, failedPart);
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
        cases.open(new Case(caseId, deliveryId, reason, failedPart, error, now));
        return caseId;
    }

    static String caseId(String reason, String failedPart) {
        return (reason + "-" + failedPart).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
