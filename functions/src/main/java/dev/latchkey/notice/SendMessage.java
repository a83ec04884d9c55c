package dev.latchkey.notice;

import dev.latchkey.locker.Lockers;
import dev.latchkey.notice.Messenger.Sent;
import dev.latchkey.notice.Messenger.Sent.Accepted;
import dev.latchkey.notice.Messenger.Sent.Refused;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Sends one message of a notice and parks the workflow until its receipt, its failure, or the channel's
/// deadline.
///
/// The token is stored before anything is looked at, and the message's id before the receipts are, so that none
/// slips through. A notice that has arrived by an earlier message is not sent again. No provider knows
/// idempotency keys: run again after a crash between sending and noting that, it sends one more message with the
/// same code; once noted, never.
public final class SendMessage {

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Lockers lockers;
    private final Attempts attempts;
    private final FindHold findHold;
    private final Waits waits;
    private final ComposeMessage compose;
    private final Map<Channel, Messenger> messengers;
    private final RecordReceipt recordReceipt;
    private final Clock clock;

    public SendMessage(
            Deliveries deliveries,
            Recipients recipients,
            Lockers lockers,
            Attempts attempts,
            FindHold findHold,
            Waits waits,
            ComposeMessage compose,
            Map<Channel, Messenger> messengers,
            RecordReceipt recordReceipt,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.lockers = lockers;
        this.attempts = attempts;
        this.findHold = findHold;
        this.waits = waits;
        this.compose = compose;
        this.messengers = messengers;
        this.recordReceipt = recordReceipt;
        this.clock = clock;
    }

    /// @throws HoldStands when the notice carries a code and a security hold stands
    /// @throws ChannelUnavailable when the provider is throttling or out of order
    public void send(AttemptId id, NoticeKind kind, ContactRef ref, TaskToken token) {
        waits.park(id.deliveryId(), id.waitName(), token);
        var attempt = attempts.open(id, ref, clock.instant());
        recordReceipt
                .arrival(id)
                .or(() -> Optional.of(attempt).filter(Attempt::isSettled))
                .ifPresentOrElse(recordReceipt::settle, () -> deliver(attempt, kind));
    }

    private void deliver(Attempt attempt, NoticeKind kind) {
        attempt.providerMessageId()
                .ifPresentOrElse(recordReceipt::catchUp, () -> deliver(attempt.id(), kind, attempt.contact()));
    }

    private void deliver(AttemptId id, NoticeKind kind, ContactRef ref) {
        switch (sent(id, kind, ref)) {
            case Accepted accepted -> {
                attempts.accepted(id, accepted.providerMessageId());
                recordReceipt.catchUp(accepted.providerMessageId());
            }
            case Refused refused -> recordReceipt.refused(id, refused.refusal());
        }
    }

    private Sent sent(AttemptId id, NoticeKind kind, ContactRef ref) {
        var delivery = deliveries.find(id.deliveryId()).orElseThrow(() -> new NoSuchDelivery(id.deliveryId()));
        var registration = delivery.registration().orElseThrow(() -> new NoSuchDelivery(id.deliveryId()));
        var recipient = Optional.of(ref.recipientId())
                .filter(registration.household()::contains)
                .flatMap(recipients::find);
        var contact = recipient.flatMap(known -> contact(known, ref));
        return contact.isEmpty() || isLeftOut(kind, delivery, ref)
                ? new Refused(Refusal.CONTACT_CHANGED)
                : send(id, kind, delivery, recipient.orElseThrow(), contact.get());
    }

    /// Asked after the contact was read, so that a contact that changes now is not sent a code. A delegate who is
    /// left out by now makes the notice start over without them.
    private boolean isLeftOut(NoticeKind kind, Delivery delivery, ContactRef ref) {
        var hold = kind.carriesCode() ? findHold.find(delivery) : Hold.NONE;
        if (hold.stands()) {
            throw new HoldStands(delivery.deliveryId());
        }
        return hold.keepsFrom(ref.recipientId());
    }

    private Sent send(AttemptId id, NoticeKind kind, Delivery delivery, Known recipient, Contact contact) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        var locker =
                lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
        var text = compose.compose(kind, contact.channel(), delivery, locker, recipient.recipient());
        return messengers.get(contact.channel()).send(contact.address(), text, id);
    }

    /// The contact that the plan meant, unless it has changed since.
    private static Optional<Contact> contact(Known recipient, ContactRef ref) {
        var channels = recipient.recipient().channels();
        return recipient.version() == ref.version() && ref.place() < channels.size()
                ? Optional.of(channels.get(ref.place()))
                : Optional.empty();
    }
}
