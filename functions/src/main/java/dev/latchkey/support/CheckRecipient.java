package dev.latchkey.support;

import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.recipient.UnreadableContact;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.util.List;
import java.util.Optional;

/// Finds the recipient whose contact is lost, or who is somebody else's.
public final class CheckRecipient {

    private static final String RECIPIENT = "recipient";

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final ActOnFinding findings;

    public CheckRecipient(Deliveries deliveries, Recipients recipients, ActOnFinding findings) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.findings = findings;
    }

    Optional<Found> check(Delivery delivery) {
        return delivery.collectedAt().isPresent()
                ? Optional.empty()
                : contact(delivery)
                        .map(known -> isForeign(delivery, known) ? foreign(delivery) : Optional.<Found>empty())
                        .orElseGet(() -> missing(delivery));
    }

    /// One that somebody can be reached by.
    private Optional<Known> contact(Delivery delivery) {
        try {
            return recipients
                    .find(recipientId(delivery))
                    .filter(known -> !known.recipient().channels().isEmpty());
        } catch (UnreadableContact unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Found> missing(Delivery delivery) {
        return findings.act(delivery.deliveryId(), Finding.ContactMissing, RECIPIENT, () -> restored(delivery));
    }

    /// Every version was kept as it was written, so the newest kept one is what was lost.
    private Outcome restored(Delivery delivery) {
        return isRestored(recipientId(delivery))
                ? findings.repaired(delivery.deliveryId(), Finding.ContactMissing, RECIPIENT)
                : findings.escalated(
                        delivery.deliveryId(), Finding.ContactMissing, RECIPIENT, "no version of it can be read");
    }

    private boolean isRestored(String recipientId) {
        try {
            return recipients
                    .restore(recipientId)
                    .filter(known -> !known.recipient().channels().isEmpty())
                    .isPresent();
        } catch (UnreadableContact unreadable) {
            return false;
        }
    }

    private Optional<Found> foreign(Delivery delivery) {
        return findings.act(
                delivery.deliveryId(),
                Finding.ContactForeign,
                RECIPIENT,
                () -> findings.escalated(
                        delivery.deliveryId(), Finding.ContactForeign, RECIPIENT, "it is another sender's"));
    }

    /// A recipient belongs to whoever registered them: the carrier, or the shop that registered its delivery.
    private boolean isForeign(Delivery delivery, Known known) {
        if (known.owner().equals(delivery.carrier())) {
            return false;
        }
        var senders = senders(delivery);
        return !senders.isEmpty() && !senders.contains(known.owner());
    }

    private List<String> senders(Delivery delivery) {
        return deliveries.timeline(delivery.deliveryId()).stream()
                .filter(entry -> entry.type().equals("ShipmentRegistered"))
                .flatMap(entry -> Optional.ofNullable(entry.details().get("sender")).stream())
                .map(String::valueOf)
                .toList();
    }

    private static String recipientId(Delivery delivery) {
        return delivery.registration().orElseThrow().recipientId();
    }
}
