package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Receipt;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import java.time.Instant;
import java.util.Optional;

/// Reads the events that SES publishes of its messages (event publishing to SNS); `events/receipts/ses-*.json`.
public final class SesEvents {

    private SesEvents() {}

    /// @return nothing where the event says nothing of arrival, such as `DeliveryDelay`
    public static Optional<Receipt> read(JsonObject event) {
        var mail = event.object("mail");
        var message = mail.string("messageId");
        return switch (event.string("eventType")) {
            case "Send" -> Optional.of(new Arrived(message, Evidence.ACCEPTED, mail.instant("timestamp")));
            case "Delivery" -> Optional.of(new Arrived(message, Evidence.DELIVERED, at(event, "delivery", mail)));
            case "Open" -> Optional.of(new Arrived(message, Evidence.OPENED, at(event, "open", mail)));
            case "Click" -> Optional.of(new Arrived(message, Evidence.OPENED, at(event, "click", mail)));
            case "Bounce" ->
                Optional.of(new Failed(message, bounce(event.object("bounce")), at(event, "bounce", mail)));
            case "Complaint" -> Optional.of(new Failed(message, Refusal.COMPLAINED, at(event, "complaint", mail)));
            case "Reject", "Rendering Failure" ->
                Optional.of(new Failed(message, Refusal.REJECTED, mail.instant("timestamp")));
            default -> Optional.empty();
        };
    }

    private static Instant at(JsonObject event, String part, JsonObject mail) {
        return event.object(part).optionalInstant("timestamp").orElseGet(() -> mail.instant("timestamp"));
    }

    /// Only a permanent bounce speaks against the address; a full mailbox may be empty next time.
    private static Refusal bounce(JsonObject bounce) {
        return bounce.string("bounceType").equals("Permanent") ? Refusal.BOUNCED : Refusal.REJECTED;
    }
}
