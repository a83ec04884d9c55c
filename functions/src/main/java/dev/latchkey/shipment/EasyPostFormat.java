package dev.latchkey.shipment;

import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Reading.Accepted;
import dev.latchkey.shipment.Reading.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// EasyPost's tracker webhooks: an Event, `tracker.created` or `tracker.updated`, whose `result` is a Tracker.
/// Events of other descriptions say nothing of a parcel.
///
/// A Tracker carries its whole history each time, in no promised order and with scans repeated. One webhook is
/// one event all the same: the Tracker's present status, at the time of the newest scan that has it (else of the
/// newest scan, else of the Tracker's own update). What an earlier, lost webhook would have said is overtaken by
/// it.
///
/// EasyPost signs no time ([EasyPostWebhooks]), so nothing is ever stale. A recording changes nothing either: its
/// event identifier is remembered, and once forgotten, its scan is older than what is known by then.
public final class EasyPostFormat implements CarrierFormat {

    private static final Set<String> TRACKER_EVENTS = Set.of("tracker.created", "tracker.updated");

    private final String carrier;
    private final byte[] key;

    /// @param secret the webhook secret as it was given to EasyPost
    /// @throws IllegalArgumentException where the secret is blank
    public EasyPostFormat(String carrier, String secret) {
        this.carrier = carrier;
        this.key = EasyPostWebhooks.key(secret);
    }

    @Override
    public boolean canRegister() {
        return false;
    }

    @Override
    public Reading read(WebhookRequest request) {
        return EasyPostWebhooks.fault(key, request)
                .<Reading>map(Refused::new)
                .orElseGet(() -> new Accepted(events(JsonObject.parse(request.body()))));
    }

    private List<CarrierEvent> events(JsonObject event) {
        return TRACKER_EVENTS.contains(event.string("description"))
                ? List.of(event(event, event.object("result")))
                : List.of();
    }

    private CarrierEvent event(JsonObject event, JsonObject tracker) {
        var status = tracker.optionalString("status").orElse("unknown");
        var detail = tracker.optionalString("status_detail");
        return new CarrierEvent(
                event.value("id", CarrierEvent.ID),
                carrier,
                tracker.value("tracking_code", TrackingNumber::new),
                occurredAt(tracker, status),
                tracker.optionalString("est_delivery_date").flatMap(ProviderTime::read),
                detail,
                EasyPostStatus.fact(status, detail.orElse("unknown")));
    }

    private static Instant occurredAt(JsonObject tracker, String status) {
        var scans = tracker.optionalObjects("tracking_details");
        return newest(
                        scans,
                        scan -> scan.optionalString("status")
                                .filter(status::equals)
                                .isPresent())
                .or(() -> newest(scans, scan -> true))
                .orElseGet(() -> tracker.instant("updated_at"));
    }

    private static Optional<Instant> newest(List<JsonObject> scans, Predicate<JsonObject> wanted) {
        return scans.stream()
                .filter(wanted)
                .flatMap(scan -> scan.optionalString("datetime").flatMap(ProviderTime::read).stream())
                .max(Comparator.naturalOrder());
    }
}
