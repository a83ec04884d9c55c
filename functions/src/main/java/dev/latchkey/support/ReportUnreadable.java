package dev.latchkey.support;

import dev.latchkey.shipment.UnreadableDelivery;
import java.time.Clock;
import java.util.List;

/// Tells people of a delivery that cannot be read, whoever meets it first. It has no timeline to write into. Opening
/// the
/// same case again changes nothing.
public final class ReportUnreadable {

    public static final String REASON = Finding.DeliveryUnreadable.name();

    static final String PART = "delivery";

    private final Cases cases;
    private final Clock clock;

    public ReportUnreadable(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    public void report(UnreadableDelivery unreadable) {
        cases.open(new Case(
                OpenCase.caseId(REASON, PART),
                unreadable.deliveryId(),
                REASON,
                PART,
                unreadable.getMessage(),
                clock.instant(),
                List.of(),
                List.of()));
    }
}
