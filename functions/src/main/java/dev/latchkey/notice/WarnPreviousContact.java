package dev.latchkey.notice;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.notice.Messenger.Sent.Accepted;
import dev.latchkey.notice.Messenger.Sent.Refused;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Warns a recipient whose contact or locker was changed that the code is held: at the last contact that was known,
/// on every channel of it, not on one after the other. The messages stand in the ledger, the hold in the timeline.
///
/// Safe to repeat: a channel that has taken or refused its warning gets no second one. One change is warned of once.
public final class WarnPreviousContact {

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Attempts attempts;
    private final FindHold findHold;
    private final ComposeMessage compose;
    private final HandToProvider handToProvider;
    private final RecordReceipt recordReceipt;
    private final Clock clock;

    public WarnPreviousContact(
            Deliveries deliveries,
            ChangeDelivery change,
            Lockers lockers,
            Attempts attempts,
            FindHold findHold,
            ComposeMessage compose,
            Map<Channel, Messenger> messengers,
            RecordReceipt recordReceipt,
            Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.lockers = lockers;
        this.attempts = attempts;
        this.findHold = findHold;
        this.compose = compose;
        this.handToProvider = new HandToProvider(attempts, messengers);
        this.recordReceipt = recordReceipt;
        this.clock = clock;
    }

    /// @return the channels that took a warning, now or before; none where no hold stands any more
    /// @throws ChannelUnavailable when a provider is throttling or out of order; the other channels were tried
    public List<Channel> warn(String deliveryId) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var hold = findHold.find(delivery);
        return hold.stands() ? warn(delivery, hold) : List.of();
    }

    private List<Channel> warn(Delivery delivery, Hold hold) {
        note(delivery, hold);
        var previous = previous(delivery);
        var warnings = IntStream.range(0, previous.recipient().channels().size())
                .mapToObj(place -> warning(delivery, hold, previous, place))
                .toList();
        var results = warnings.stream()
                .map(warning -> send(warning, delivery, previous))
                .toList();
        results.stream().flatMap(result -> result.fault().stream()).findFirst().ifPresent(fault -> {
            throw fault;
        });
        return results.stream().flatMap(result -> result.taken().stream()).toList();
    }

    private Known previous(Delivery delivery) {
        return findHold.lastKnown(delivery, registration(delivery).recipientId())
                .orElseThrow(
                        () -> new IllegalStateException("Delivery " + delivery.deliveryId() + " has no recipient"));
    }

    private Attempt warning(Delivery delivery, Hold hold, Known previous, int place) {
        var id = new AttemptId(delivery.deliveryId(), "warning-" + change(hold, delivery), place + 1);
        var contact = previous.recipient().channels().get(place);
        var ref = new ContactRef(previous.recipient().recipientId(), previous.version(), place, contact.channel());
        var country = previous.recipient().country();
        return attempts.open(Attempt.requested(id, NoticeKind.WARNING, ref, country, clock.instant()))
                .attempt();
    }

    private Result send(Attempt warning, Delivery delivery, Known previous) {
        var contact = previous.recipient().channels().get(warning.contact().place());
        try {
            var isDone = warning.isSettled() || warning.providerMessageId().isPresent();
            var attempt = isDone ? warning : send(warning.id(), contact, delivery, previous);
            return new Result(
                    attempt.refusal().isEmpty() ? Optional.of(contact.channel()) : Optional.empty(), Optional.empty());
        } catch (MessageUncertain mayBeOut) {
            return new Result(Optional.of(contact.channel()), Optional.empty());
        } catch (ChannelUnavailable fault) {
            return new Result(Optional.empty(), Optional.of(fault));
        }
    }

    private Attempt send(AttemptId id, Contact contact, Delivery delivery, Known previous) {
        var text = compose.compose(
                NoticeKind.WARNING, contact.channel(), delivery, locker(delivery), previous.recipient());
        var sending = "run at " + clock.instant();
        switch (handToProvider.send(id, contact, text, sending)) {
            case Accepted accepted -> {
                attempts.accepted(id, accepted.providerMessageId());
                recordReceipt.catchUp(accepted.providerMessageId());
            }
            case Refused refused -> recordReceipt.refused(id, refused.refusal());
        }
        return attempts.find(id).orElseThrow();
    }

    private void note(Delivery delivery, Hold hold) {
        var now = clock.instant();
        var id = "held-" + change(hold, delivery);
        change.changeKnown(
                delivery.deliveryId(),
                UnaryOperator.identity(),
                new TimelineEntry(id, now, "PickupCodeHeld", Map.of("reasons", hold.reasons())),
                Optional.of(SeenEvent.ofWorkflow(id, now)));
    }

    /// Names what was changed: the contact by its version, or the locker.
    private static String change(Hold hold, Delivery delivery) {
        return hold.contact()
                .map(contact -> "contact-" + contact.version())
                .orElseGet(() -> registration(delivery).lockerId());
    }

    private Locker locker(Delivery delivery) {
        var lockerId = registration(delivery).lockerId();
        return lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
    }

    private static Registration registration(Delivery delivery) {
        return delivery.registration().orElseThrow(() -> new NoSuchDelivery(delivery.deliveryId()));
    }

    private record Result(Optional<Channel> taken, Optional<ChannelUnavailable> fault) {}
}
