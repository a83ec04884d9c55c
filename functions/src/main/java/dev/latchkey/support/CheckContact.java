package dev.latchkey.support;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.FindUsableChannel;
import dev.latchkey.notice.FindUsableChannel.Found;
import dev.latchkey.notice.FindUsableChannel.Found.None;
import dev.latchkey.notice.FindUsableChannel.Found.Usable;
import dev.latchkey.notice.Suspects;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.NoSuchDelivery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells people of a recipient who cannot be reached before the parcel is in the locker, while there is time to
/// ask for another address. One who is reachable through a delegate needs nobody. The delivery goes on all the same.
public final class CheckContact {

    public static final String REASON = "NoUsableChannel";

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Attempts attempts;
    private final Suspects suspects;
    private final FindUsableChannel findUsableChannel;
    private final OpenCase openCase;

    public CheckContact(
            Deliveries deliveries,
            Recipients recipients,
            Attempts attempts,
            Suspects suspects,
            FindUsableChannel findUsableChannel,
            OpenCase openCase) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.attempts = attempts;
        this.suspects = suspects;
        this.findUsableChannel = findUsableChannel;
        this.openCase = openCase;
    }

    /// Checks the newest contacts of a delivery's household.
    ///
    /// @return the case's id, where none of the channels is usable
    /// @throws ChannelUnavailable when a provider that must be asked is throttling or out of order
    public Optional<String> check(String deliveryId) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (delivery.isClosed()) {
            return Optional.empty();
        }
        var recipient = recipient(delivery);
        var ledger = attempts.of(deliveryId);
        var found = find(recipient, ledger);
        return found instanceof None && isAnyReachable(delegates(delivery), ledger)
                ? Optional.empty()
                : report(deliveryId, recipient, found);
    }

    private boolean isAnyReachable(Stream<Known> delegates, List<Attempt> ledger) {
        return delegates.anyMatch(delegate -> find(delegate, ledger) instanceof Usable);
    }

    private Found find(Known person, List<Attempt> ledger) {
        var suspected = suspects.of(person.recipient().recipientId(), person.version());
        return findUsableChannel.find(person, ledger, suspected);
    }

    private Stream<Known> delegates(Delivery delivery) {
        return delivery.registration().map(Registration::delegates).orElse(List.of()).stream()
                .flatMap(recipientId -> recipients.find(recipientId).stream());
    }

    /// Opens a case where nothing was found; one for each version of a contact.
    private Optional<String> report(String deliveryId, Known recipient, Found found) {
        return switch (found) {
            case Usable ignored -> Optional.empty();
            case None none ->
                Optional.of(openCase.open(
                        deliveryId,
                        REASON,
                        "contact version " + recipient.version(),
                        String.join(", ", none.refusals())));
        };
    }

    private Known recipient(Delivery delivery) {
        return delivery.registration()
                .flatMap(known -> recipients.find(known.recipientId()))
                .orElseThrow(
                        () -> new IllegalStateException("Delivery " + delivery.deliveryId() + " has no recipient"));
    }
}
