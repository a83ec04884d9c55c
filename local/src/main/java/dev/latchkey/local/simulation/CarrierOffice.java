package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.http.InProcessApi;
import dev.latchkey.local.http.InProcessApi.Answer;
import dev.latchkey.local.simulation.judge.Sighting.RegistrationAnswered;
import dev.latchkey.local.simulation.judge.Sighting.WebhookAnswered;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.shipment.AfterShipFormat;
import dev.latchkey.shipment.AfterShipWebhooks;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.EasyPostFormat;
import dev.latchkey.shipment.EasyPostWebhooks;
import dev.latchkey.shipment.LatchkeyFormat;
import dev.latchkey.shipment.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The carriers and the shop: what they post, each in its own format and with its own signature, again and again
/// until it is taken.
final class CarrierOffice {

    static final String SHOP = "acme";
    /// What only the shop's own carrier tells in this world.
    static final Set<Fault> TOLD_BY_THE_SHOP =
            EnumSet.of(Fault.TROUBLE_ON_THE_WAY, Fault.RETURNED_ON_THE_WAY, Fault.CANCELLED);
    static final List<String> CARRIERS = List.of(SHOP, "easypost", "aftership");

    /// As Standard Webhooks recommends; the last one is repeated.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5));
    private static final String SECRET = "c2ltdWxhdGVkLWNhcnJpZXItc2VjcmV0";
    private static final JsonMapper JSON = new JsonMapper();

    private final InProcessApi api;
    private final Surface surface;

    CarrierOffice(InProcessApi api, Surface surface) {
        this.api = api;
        this.surface = surface;
    }

    /// How the system reads what they post.
    static Carriers formats(RecipientReader recipients, Clock clock) {
        var formats = Map.<String, CarrierFormat>of(
                SHOP,
                new LatchkeyFormat(SHOP, SECRET, recipients, clock),
                "easypost",
                new EasyPostFormat("easypost", SECRET),
                "aftership",
                new AfterShipFormat("aftership", SECRET));
        return carrier -> Optional.ofNullable(formats.get(carrier));
    }

    /// What a carrier can say of a parcel.
    enum Word {
        IN_TRANSIT("in_transit", "in_transit", "InTransit"),
        OUT_FOR_DELIVERY("out_for_delivery", "out_for_delivery", "OutForDelivery"),
        DELIVERED("delivered", "delivered", "Delivered"),
        ATTEMPT_FAILED("attempt_failed"),
        RETURNED("returned"),
        CANCELLED("cancelled");

        private final String ours;
        private final String easyPost;
        private final String afterShip;

        /// One that only our own format is used for.
        Word(String ours) {
            this(ours, "unknown", "Pending");
        }

        Word(String ours, String easyPost, String afterShip) {
            this.ours = ours;
            this.easyPost = easyPost;
            this.afterShip = afterShip;
        }
    }

    /// The shop announces a parcel.
    ///
    /// @param whenTaken runs once it is accepted
    void register(Story story, Runnable whenTaken) {
        register(story, surface.chance().uuid(), 0, whenTaken);
    }

    private void register(Story story, String eventId, int attempt, Runnable whenTaken) {
        var addresses = story.recipient().addresses();
        var body = registration(story).toString();
        var answer = post(SHOP, eventId, body);
        surface.saw(new RegistrationAnswered(
                surface.now(),
                story.deliveryId(),
                story.recipient().recipientId(),
                story.locker().lockerId(),
                addresses,
                answer.status()));
        settle(answer, attempt, whenTaken, () -> register(story, eventId, attempt + 1, whenTaken));
    }

    private ObjectNode registration(Story story) {
        var body = ours("shipment.registered", story, story.announcedAt());
        var data = (ObjectNode) body.get("data");
        data.put("carrier", story.carrier())
                .put("lockerId", story.locker().lockerId())
                .put("size", "M")
                .put("promisedAt", story.announcedAt().plus(Duration.ofDays(2)).toString())
                .set("recipient", story.recipient().document());
        return body;
    }

    /// The carrier says something of a parcel.
    ///
    /// @param eventId the same again for the same event
    /// @param occurredAt by the carrier's own clock
    void say(Story story, Word word, String eventId, Instant occurredAt, Runnable whenTaken) {
        var body = switch (story.carrier()) {
            case "easypost" -> easyPost(story, word, eventId, occurredAt);
            case "aftership" -> afterShip(story, word, eventId, occurredAt);
            default -> ours("shipment." + word.ours, story, occurredAt);
        };
        say(story, word, eventId, body.toString(), 0, whenTaken);
    }

    private void say(Story story, Word word, String eventId, String body, int attempt, Runnable whenTaken) {
        var answer = post(story.carrier(), eventId, body);
        surface.saw(new WebhookAnswered(surface.now(), story.deliveryId(), word.ours, answer.status()));
        settle(answer, attempt, whenTaken, () -> say(story, word, eventId, body, attempt + 1, whenTaken));
    }

    private void settle(Answer answer, int attempt, Runnable whenTaken, Runnable again) {
        if (answer.isAccepted()) {
            whenTaken.run();
        } else if (answer.status() >= 500) {
            surface.after(PAUSES.get(Math.min(attempt, PAUSES.size() - 1)), again);
        }
    }

    private Answer post(String carrier, String eventId, String body) {
        return api.send("POST", "/carriers/" + carrier + "/events", headers(carrier, eventId, body), body);
    }

    private Map<String, String> headers(String carrier, String eventId, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return switch (carrier) {
            case "easypost" -> EasyPostWebhooks.headers(SECRET, bytes);
            case "aftership" -> AfterShipWebhooks.headers(SECRET, bytes);
            default -> StandardWebhooks.headers(SECRET, eventId, surface.now(), bytes);
        };
    }

    private static ObjectNode ours(String type, Story story, Instant at) {
        var body = JSON.createObjectNode().put("type", type).put("timestamp", at.toString());
        body.putObject("data").put("trackingNumber", story.trackingNumber());
        return body;
    }

    private static ObjectNode easyPost(Story story, Word word, String eventId, Instant at) {
        var body = JSON.createObjectNode().put("id", "evt_" + eventId).put("description", "tracker.updated");
        var tracker = body.putObject("result")
                .put("tracking_code", story.trackingNumber())
                .put("status", word.easyPost)
                .put("status_detail", word.easyPost)
                .put("updated_at", at.toString());
        tracker.putArray("tracking_details")
                .addObject()
                .put("status", word.easyPost)
                .put("datetime", at.toString());
        return body;
    }

    private static ObjectNode afterShip(Story story, Word word, String eventId, Instant at) {
        var body = JSON.createObjectNode()
                .put("event", "tracking_update")
                .put("event_id", eventId)
                .put("ts", at.getEpochSecond());
        body.putObject("msg")
                .put("tracking_number", story.trackingNumber())
                .put("tag", word.afterShip)
                .put("subtag", word.afterShip + "_001");
        return body;
    }
}
