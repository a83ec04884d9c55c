package dev.latchkey.shipment;

import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Estimate;
import dev.latchkey.shipment.Fact.PreAdvised;
import dev.latchkey.shipment.Fact.Redirected;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;

/// Takes one carrier event in: a registration starts a delivery, every other one adds a fact to it.
///
/// Events come twice, late and in any order, before the registration too. An event of a carrier counts for that
/// carrier's own parcels only, since a delivery is named after both.
public final class RecordCarrierEvent {

    private final RegisterShipment registerShipment;
    private final RedirectShipment redirectShipment;
    private final ChangeDelivery change;
    private final AwaitDeposit awaitDeposit;
    private final Clock clock;

    public RecordCarrierEvent(
            RegisterShipment registerShipment,
            RedirectShipment redirectShipment,
            ChangeDelivery change,
            AwaitDeposit awaitDeposit,
            Clock clock) {
        this.registerShipment = registerShipment;
        this.redirectShipment = redirectShipment;
        this.change = change;
        this.awaitDeposit = awaitDeposit;
        this.clock = clock;
    }

    public Changed record(CarrierEvent event) {
        return switch (event.fact()) {
            case PreAdvised announced -> registerShipment.register(event, announced);
            case Redirected redirected ->
                redirectShipment.redirect(event, redirected, notInTheFuture(event.occurredAt()));
            default -> recordFact(event);
        };
    }

    private Changed recordFact(CarrierEvent event) {
        var unknown = Delivery.unknown(event.carrier(), event.trackingNumber().value());
        var at = notInTheFuture(event.occurredAt());
        var changed = change.change(
                unknown,
                delivery -> withEstimate(withFact(delivery, event.fact(), at), event, at),
                entry(event, at),
                SeenCarrierEvent.of(event, clock));
        awaitDeposit.wakeIfMoved(changed);
        return changed;
    }

    /// A carrier's clock that runs ahead must not hold its later events back.
    private Instant notInTheFuture(Instant occurredAt) {
        var now = clock.instant();
        return occurredAt.isAfter(now) ? now : occurredAt;
    }

    private static Delivery withFact(Delivery delivery, Fact fact, Instant at) {
        return switch (fact) {
            case Fact.Delivered ignored -> delivery.delivered(at);
            case Fact.InTransit ignored -> delivery.reported(new CarrierReport(DeliveryStatus.InTransit, at));
            case Fact.OutForDelivery ignored -> delivery.reported(new CarrierReport(DeliveryStatus.OutForDelivery, at));
            case Fact.AttemptFailed ignored -> delivery.reported(new CarrierReport(DeliveryStatus.AttemptFailed, at));
            case Fact.AddressProblem ignored -> delivery.reported(new CarrierReport(DeliveryStatus.AddressProblem, at));
            case Fact.Misrouted ignored -> delivery.reported(new CarrierReport(DeliveryStatus.Misrouted, at));
            case Fact.Damaged ignored -> delivery.reported(new CarrierReport(DeliveryStatus.Damaged, at));
            case Fact.Delayed ignored -> delivery.reported(new CarrierReport(DeliveryStatus.Delayed, at));
            case Fact.Returned ignored -> delivery.reported(new CarrierReport(DeliveryStatus.ReturningToSender, at));
            case Fact.Cancelled ignored -> delivery.cancelled(at);
            case Fact.Announced ignored -> delivery;
            case Fact.Unknown ignored -> delivery;
            case PreAdvised ignored -> throw new IllegalArgumentException("A registration is no fact on the way");
            case Redirected ignored -> throw new IllegalArgumentException("A redirection has a use case of its own");
        };
    }

    private static Delivery withEstimate(Delivery delivery, CarrierEvent event, Instant at) {
        return event.estimatedDelivery()
                .map(expectedAt -> delivery.estimated(new Estimate(expectedAt, at)))
                .orElse(delivery);
    }

    private static TimelineEntry entry(CarrierEvent event, Instant at) {
        var details = new HashMap<String, Object>();
        details.put("carrier", event.carrier());
        event.estimatedDelivery().ifPresent(estimate -> details.put("estimatedDelivery", estimate.toString()));
        if (event.fact() instanceof Fact.Unknown unknown) {
            details.put("status", unknown.status());
        }
        return new TimelineEntry(
                event.eventId(), at, "Carrier" + event.fact().getClass().getSimpleName(), details);
    }
}
