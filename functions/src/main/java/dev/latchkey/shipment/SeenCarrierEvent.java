package dev.latchkey.shipment;

import dev.latchkey.shipment.Deliveries.SeenEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// How long a carrier event's identity is remembered.
final class SeenCarrierEvent {

    /// Standard Webhooks retries for about 76 hours; a sender that was down for days is covered too.
    private static final Duration REMEMBERED = Duration.ofDays(8);

    private SeenCarrierEvent() {}

    static Optional<SeenEvent> of(CarrierEvent event, Clock clock) {
        return Optional.of(new SeenEvent(
                "carrier " + event.carrier(), event.eventId(), clock.instant().plus(REMEMBERED)));
    }
}
