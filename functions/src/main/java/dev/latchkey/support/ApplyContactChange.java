package dev.latchkey.support;

import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.ReplanNotices;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Carries a changed contact to the recipient's open deliveries: it stands in their timelines, their running
/// notices go by it at once, and people are told where none of its channels is usable. Safe to repeat.
public final class ApplyContactChange {

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final ReplanNotices replan;
    private final CheckContact checkContact;

    public ApplyContactChange(
            Deliveries deliveries, ChangeDelivery change, ReplanNotices replan, CheckContact checkContact) {
        this.deliveries = deliveries;
        this.change = change;
        this.replan = replan;
        this.checkContact = checkContact;
    }

    /// @return the cases that it opened, one for each delivery whose recipient cannot be reached
    public List<String> apply(Known newest) {
        var open = deliveries.findByRecipient(newest.recipient().recipientId()).stream()
                .filter(delivery ->
                        !delivery.isClosed() && delivery.collectedAt().isEmpty())
                .map(Delivery::deliveryId)
                .toList();
        open.forEach(deliveryId -> tell(deliveryId, newest));
        return open.stream().flatMap(deliveryId -> checked(deliveryId).stream()).toList();
    }

    private void tell(String deliveryId, Known newest) {
        var id = "contact-version-" + newest.version();
        change.changeKnown(
                deliveryId,
                UnaryOperator.identity(),
                new TimelineEntry(id, newest.since(), "ContactChanged", Map.of("version", newest.version())),
                Optional.of(SeenEvent.ofWorkflow(id, newest.since())));
        replan.replan(deliveryId, newest);
    }

    /// No case where a provider is out of order: that holds up nobody who has a better address to give, and a notice
    /// finds out in any case.
    private Optional<String> checked(String deliveryId) {
        try {
            return checkContact.check(deliveryId);
        } catch (ChannelUnavailable unknown) {
            return Optional.empty();
        }
    }
}
