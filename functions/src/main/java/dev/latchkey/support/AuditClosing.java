package dev.latchkey.support;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Outcome;
import java.time.Clock;
import java.util.Map;

/// Writes down that a delivery's workflow has ended, and seals the timeline as it is then, so that a parcel of which
/// nobody has ever asked has a seal too. Safe to repeat: the first one counts.
public final class AuditClosing {

    private static final String BY = "deliver-parcel";

    private final Deliveries deliveries;
    private final Audit audit;
    private final Clock clock;

    public AuditClosing(Deliveries deliveries, Audit audit, Clock clock) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    public void closed(String deliveryId, Outcome outcome) {
        var seal = TimelineSeal.of(deliveries.timeline(deliveryId));
        audit.append(new AuditEntry(
                Subject.delivery(deliveryId),
                "closed",
                clock.instant(),
                BY,
                "DeliveryClosed",
                "Its workflow has ended",
                Map.of("outcome", outcome.name(), TimelineSeal.DETAIL, seal.text())));
    }
}
