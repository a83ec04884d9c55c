package dev.latchkey.support;

import dev.latchkey.notice.Attempts;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.Case.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Tells people that a delivery needs them, and which part failed, with what carrier and locker have said and what
/// was sent to its recipient so far. Opening
/// the same case again changes nothing.
public final class OpenCase {

    /// The newest say where the parcel is; the timeline has the rest.
    private static final int MOST_STATEMENTS = 50;

    private final Cases cases;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final ChangeDelivery change;
    private final Clock clock;

    public OpenCase(Cases cases, Deliveries deliveries, Attempts attempts, ChangeDelivery change, Clock clock) {
        this.cases = cases;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.change = change;
        this.clock = clock;
    }

    /// @return the case's id
    public String open(String deliveryId, String reason, String failedPart, String error) {
        var caseId = caseId(reason, failedPart);
        var now = clock.instant();
        var statements = statements(deliveryId);
        change.changeKnown(
                deliveryId,
                UnaryOperator.identity(),
                new TimelineEntry(
                        caseId,
                        now,
                        "CaseOpened",
                        Map.of(
                                "caseId", caseId,
                                "reason", reason,
                                "failedPart", failedPart,
                                "error", error,
                                "statements",
                                        statements.stream()
                                                .map(Statement::toString)
                                                .toList())),
                Optional.of(SeenEvent.ofWorkflow("case " + caseId, now)));
        var ledger = attempts.of(deliveryId).stream().map(LedgerLine::of).toList();
        cases.open(new Case(caseId, deliveryId, reason, failedPart, error, now, statements, ledger));
        return caseId;
    }

    static String caseId(String reason, String failedPart) {
        return (reason + "-" + failedPart).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private List<Statement> statements(String deliveryId) {
        var all = deliveries.timeline(deliveryId).stream()
                .flatMap(entry -> speaker(entry).map(by -> new Statement(by, entry.type(), entry.at())).stream())
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_STATEMENTS), all.size());
    }

    /// Who said what an entry tells; nobody where it is the system's own.
    private static Optional<String> speaker(TimelineEntry entry) {
        var details = entry.details();
        return Optional.ofNullable(details.get("by"))
                .filter(by -> entry.type().equals("DepositVouched"))
                .map(Object::toString)
                .or(() -> Optional.ofNullable(details.get("carrier")).map(carrier -> "carrier " + carrier))
                .or(() -> Optional.ofNullable(details.get("lockerId")).map(lockerId -> "locker " + lockerId));
    }
}
