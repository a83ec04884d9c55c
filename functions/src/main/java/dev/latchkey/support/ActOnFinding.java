package dev.latchkey.support;

import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Acts on what has looked wrong for some time, and leaves alone what people have a case of already.
///
/// A workflow that is just doing the same thing needs moments; what still looks wrong after the grace is not being
/// put right by anybody.
public final class ActOnFinding {

    private final IntegrityRecords records;
    private final Cases cases;
    private final OpenCase openCase;
    private final ChangeDelivery change;
    private final ReportUnreadable reportUnreadable;
    private final Duration grace;
    private final Clock clock;

    public ActOnFinding(
            IntegrityRecords records,
            Cases cases,
            OpenCase openCase,
            ChangeDelivery change,
            Duration grace,
            Clock clock) {
        this.records = records;
        this.cases = cases;
        this.openCase = openCase;
        this.change = change;
        this.reportUnreadable = new ReportUnreadable(cases, clock);
        this.grace = grace;
        this.clock = clock;
    }

    /// @param part what is wrong, such as `code version 1`; a case names it
    /// @return nothing where people have the case already
    Optional<Found> act(String deliveryId, Finding finding, String part, Supplier<Outcome> action) {
        if (cases.of(deliveryId).stream().anyMatch(known -> isOf(known, finding, part))) {
            return Optional.empty();
        }
        var now = clock.instant();
        var since = records.suspectedSince(deliveryId, finding + " " + part, now);
        return Optional.of(new Found(finding, since.plus(grace).isAfter(now) ? Outcome.Suspected : action.get()));
    }

    private static boolean isOf(Case known, Finding finding, String part) {
        return known.reason().equals(finding.name()) && known.failedPart().equals(part);
    }

    /// Notes in the delivery's timeline that something was put right.
    Outcome repaired(String deliveryId, Finding finding, String part) {
        var now = clock.instant();
        var id = "repaired-" + (finding + "-" + part).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        change.changeKnown(
                deliveryId,
                UnaryOperator.identity(),
                new TimelineEntry(id, now, "IntegrityRepaired", Map.of("finding", finding.name(), "part", part)),
                Optional.of(SeenEvent.ofWorkflow(id, now)));
        return Outcome.Repaired;
    }

    /// @param error what is known of the cause
    Outcome escalated(String deliveryId, Finding finding, String part, String error) {
        openCase.open(deliveryId, finding.name(), part, error);
        return Outcome.Escalated;
    }

    /// For a delivery that has no timeline to write into.
    Outcome escalated(UnreadableDelivery unreadable) {
        reportUnreadable.report(unreadable);
        return Outcome.Escalated;
    }
}
