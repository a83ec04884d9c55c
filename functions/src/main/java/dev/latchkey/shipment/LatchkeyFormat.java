package dev.latchkey.shipment;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;
import dev.latchkey.locker.Size;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.shipment.Fact.AddressProblem;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Fact.Damaged;
import dev.latchkey.shipment.Fact.Delayed;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.OutForDelivery;
import dev.latchkey.shipment.Fact.PreAdvised;
import dev.latchkey.shipment.Fact.Redirected;
import dev.latchkey.shipment.Fact.Returned;
import dev.latchkey.shipment.Fact.Unknown;
import dev.latchkey.shipment.Reading.Accepted;
import dev.latchkey.shipment.Reading.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Our own format: [StandardWebhooks] signatures over `{"type", "timestamp", "data": {"trackingNumber", …}}`.
///
/// `webhook-id` identifies the event and stays the same when it is sent again; `webhook-timestamp` is that of the
/// attempt and must lie within 5 minutes of ours; `timestamp` is when the fact occurred. `data` may carry
/// `estimatedDelivery` and `detail` (at most 200 characters, without personal data). `shipment.registered` also
/// carries `lockerId`, `size`, `promisedAt`, `recipient`, up to three `delegates`, and `carrier` where another than
/// the sender will tell of the parcel; `shipment.redirected` carries `lockerId`, and `carrier` as the registration. A
/// type outside `shipment.` says nothing of a parcel; an unheard-of one inside it is [Unknown].
public final class LatchkeyFormat implements CarrierFormat {

    private static final String SHIPMENT = "shipment.";
    private static final TextRule CARRIER =
            TextRule.matching("[a-z0-9-]{1,64}", "must be 1 to 64 small letters, digits or dashes");
    private static final TextRule LOCKER_ID =
            TextRule.matching("[a-z0-9-]{1,64}", "must be 1 to 64 small letters, digits or dashes");
    private static final TextRule DETAIL = TextRule.matching("(?s).{1,200}", "must have at most 200 characters");

    private final String carrier;
    private final byte[] key;
    private final RecipientReader recipients;
    private final Clock clock;

    /// @param carrier who signs with this secret
    /// @param secret `whsec_` and Base64, or Base64 alone
    /// @throws IllegalArgumentException where the secret is no Base64 or empty
    public LatchkeyFormat(String carrier, String secret, RecipientReader recipients, Clock clock) {
        this.carrier = carrier;
        this.key = StandardWebhooks.key(secret);
        this.recipients = recipients;
        this.clock = clock;
    }

    @Override
    public boolean canRegister() {
        return true;
    }

    @Override
    public Reading read(WebhookRequest request) {
        return StandardWebhooks.fault(key, clock, request)
                .<Reading>map(Refused::new)
                .orElseGet(() -> new Accepted(events(request)));
    }

    private List<CarrierEvent> events(WebhookRequest request) {
        var body = JsonObject.parse(request.body());
        return body.string("type").startsWith(SHIPMENT) ? List.of(event(eventId(request), body)) : List.of();
    }

    private CarrierEvent event(String eventId, JsonObject body) {
        var data = body.object("data");
        return new CarrierEvent(
                eventId,
                carrier,
                data.value("trackingNumber", TrackingNumber::new),
                body.instant("timestamp"),
                data.optionalInstant("estimatedDelivery"),
                data.optionalValue("detail", DETAIL),
                fact(body.string("type"), data));
    }

    private Fact fact(String type, JsonObject data) {
        return switch (type) {
            case "shipment.registered" -> preAdvised(data);
            case "shipment.in_transit" -> new InTransit();
            case "shipment.out_for_delivery" -> new OutForDelivery();
            case "shipment.delivered" -> new Delivered();
            case "shipment.attempt_failed" -> new AttemptFailed();
            case "shipment.address_problem" -> new AddressProblem();
            case "shipment.misrouted" -> new Misrouted();
            case "shipment.damaged" -> new Damaged();
            case "shipment.delayed" -> new Delayed();
            case "shipment.returned" -> new Returned();
            case "shipment.cancelled" -> new Cancelled();
            case "shipment.redirected" -> redirected(data);
            default -> new Unknown(type);
        };
    }

    private PreAdvised preAdvised(JsonObject data) {
        return new PreAdvised(
                data.optionalValue("carrier", CARRIER).orElse(carrier),
                data.value("lockerId", LOCKER_ID),
                data.oneOf("size", Size.class),
                data.instant("promisedAt"),
                recipients.read(data.object("recipient")),
                delegates(data));
    }

    private List<Recipient> delegates(JsonObject data) {
        var delegates =
                data.optionalObjects("delegates").stream().map(recipients::read).toList();
        if (delegates.size() > PreAdvised.MOST_DELEGATES) {
            throw data.invalid("delegates", "must name at most " + PreAdvised.MOST_DELEGATES + " persons");
        }
        var ids = Stream.concat(
                        Stream.of(data.object("recipient").string("recipientId")),
                        delegates.stream().map(Recipient::recipientId))
                .toList();
        if (ids.size() > Set.copyOf(ids).size()) {
            throw data.invalid("delegates", "must name each person once, and not the recipient");
        }
        return delegates;
    }

    private Redirected redirected(JsonObject data) {
        return new Redirected(
                data.optionalValue("carrier", CARRIER).orElse(carrier), data.value("lockerId", LOCKER_ID));
    }

    private static String eventId(WebhookRequest request) {
        return JsonObject.of(request.headers()).value(StandardWebhooks.ID, CarrierEvent.ID);
    }
}
