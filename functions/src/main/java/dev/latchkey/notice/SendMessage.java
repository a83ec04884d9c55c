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
/// idempotency keys, so each sending is noted before it is made: run again after a crash, or after an answer that
/// was lost, it sends one more message with the same code, and never a third; once the provider's answer is noted,
/// none.
public final class SendMessage {

    /// The message, and the one more that an attempt may take where nobody says what became of it.
    private static final int MOST_SENDINGS = 2;

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Lockers lockers;
    private final Attempts attempts;
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
            Waits waits,
            ComposeMessage compose,
            Map<Channel, Messenger> messengers,
            RecordReceipt recordReceipt,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.lockers = lockers;
        this.attempts = attempts;
        this.waits = waits;
        this.compose = compose;
        this.messengers = messengers;
        this.recordReceipt = recordReceipt;
        this.clock = clock;
    }

    /// @throws ChannelUnavailable when the provider is throttling or out of order
    /// @throws MessageUncertain when trying again could only repeat what may be out twice
    public void send(AttemptId id, NoticeKind kind, ContactRef ref, TaskToken token) {
        waits.park(id.deliveryId(), id.waitName(), token);
        var attempt = attempts.open(id, ref, clock.instant());
        recordReceipt
                .arrival(id)
                .or(() -> Optional.of(attempt).filter(Attempt::isSettled))
                .ifPresentOrElse(recordReceipt::settle, () -> deliver(attempt, kind, token));
    }

    private void deliver(Attempt attempt, NoticeKind kind, TaskToken token) {
        attempt.providerMessageId()
                .ifPresentOrElse(recordReceipt::catchUp, () -> deliver(attempt.id(), kind, attempt.contact(), token));
    }

    private void deliver(AttemptId id, NoticeKind kind, ContactRef ref, TaskToken token) {
        switch (sent(id, kind, ref, token)) {
            case Accepted accepted -> {
                attempts.accepted(id, accepted.providerMessageId());
                recordReceipt.catchUp(accepted.providerMessageId());
            }
            case Refused refused -> recordReceipt.refused(id, refused.refusal());
        }
    }

    private Sent sent(AttemptId id, NoticeKind kind, ContactRef ref, TaskToken token) {
        var delivery = deliveries.find(id.deliveryId()).orElseThrow(() -> new NoSuchDelivery(id.deliveryId()));
        var registration = delivery.registration().orElseThrow(() -> new NoSuchDelivery(id.deliveryId()));
        var recipient = recipients.find(registration.recipientId());
        var contact = recipient.flatMap(known -> contact(known, ref));
        return contact.isEmpty()
                ? new Refused(Refusal.CONTACT_CHANGED)
                : send(id, kind, delivery, recipient.orElseThrow(), contact.get(), token);
    }

    private Sent send(
            AttemptId id, NoticeKind kind, Delivery delivery, Known recipient, Contact contact, TaskToken token) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        var locker =
                lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
        var text = compose.compose(kind, contact.channel(), delivery, locker, recipient.recipient());
        return send(id, contact, text, token.fingerprint());
    }

    private Sent send(AttemptId id, Contact contact, MessageText text, String sending) {
        if (!attempts.beginSending(id, sending, MOST_SENDINGS)) {
            throw new MessageUncertain(contact.channel());
        }
        try {
            return messengers.get(contact.channel()).send(contact.address(), text, id);
        } catch (ChannelUnavailable unavailable) {
            if (!unavailable.mayHaveSent()) {
                attempts.dropSending(id, sending);
            }
            throw unavailable;
        }
    }

    /// The contact that the plan meant, unless it has changed since.
    private static Optional<Contact> contact(Known recipient, ContactRef ref) {
        var channels = recipient.recipient().channels();
        return recipient.version() == ref.version() && ref.place() < channels.size()
                ? Optional.of(channels.get(ref.place()))
                : Optional.empty();
    }
}
