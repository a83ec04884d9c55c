package dev.latchkey.shipment;

import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Reading.Accepted;
import dev.latchkey.shipment.Reading.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// AfterShip's tracking webhooks: `{"event", "event_id", "msg": {the tracking}, "ts"}`, where `event` is
/// `tracking_update`, `edd_revise` (a new estimate) or `tracking_pending_time`. Other events say nothing of a
/// parcel.
///
/// The status is `msg.tag`, refined by `msg.subtag`. The time is `ts`, the event's own in UTC seconds, and not
/// that of a checkpoint, which many carriers give without an offset and which would then put events out of order.
///
/// AfterShip signs no time ([AfterShipWebhooks]), so nothing is ever stale. A recording changes nothing either:
/// its event identifier is remembered, and once forgotten, its `ts` is older than what is known by then.
public final class AfterShipFormat implements CarrierFormat {

    private static final Set<String> TRACKING_EVENTS = Set.of("tracking_update", "edd_revise", "tracking_pending_time");
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final String carrier;
    private final byte[] key;

    /// @param secret the account's webhook secret
    /// @throws IllegalArgumentException where the secret is blank
    public AfterShipFormat(String carrier, String secret) {
        this.carrier = carrier;
        this.key = AfterShipWebhooks.key(secret);
    }

    @Override
    public boolean canRegister() {
        return false;
    }

    @Override
    public Reading read(WebhookRequest request) {
        return AfterShipWebhooks.fault(key, request)
                .<Reading>map(Refused::new)
                .orElseGet(() -> new Accepted(events(JsonObject.parse(request.body()))));
    }

    private List<CarrierEvent> events(JsonObject body) {
        return TRACKING_EVENTS.contains(body.string("event")) ? List.of(event(body, body.object("msg"))) : List.of();
    }

    private CarrierEvent event(JsonObject body, JsonObject tracking) {
        var subtag = tracking.optionalString("subtag");
        return new CarrierEvent(
                body.value("event_id", CarrierEvent.ID),
                carrier,
                tracking.value("tracking_number", TrackingNumber::new),
                occurredAt(body),
                estimate(tracking).flatMap(ProviderTime::read),
                tracking.optionalString("subtag_message").or(() -> subtag),
                AfterShipStatus.fact(tracking.string("tag"), subtag.orElse("")));
    }

    private static Instant occurredAt(JsonObject body) {
        var seconds = body.longInteger("ts");
        if (seconds < 0 || seconds > LATEST) {
            throw body.invalid("ts", "must be a time in seconds since 1970");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /// Versions of the webhook name it differently: the newest name first.
    private static Optional<String> estimate(JsonObject tracking) {
        return within(tracking, "latest_estimated_delivery", "datetime")
                .or(() -> within(tracking, "courier_estimated_delivery_date", "estimated_delivery_date"))
                .or(() -> tracking.optionalString("expected_delivery"));
    }

    private static Optional<String> within(JsonObject tracking, String object, String field) {
        return tracking.optionalObject(object).flatMap(inner -> inner.optionalString(field));
    }
}
