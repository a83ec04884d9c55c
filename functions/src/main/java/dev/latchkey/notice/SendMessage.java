package dev.latchkey.notice;

import dev.latchkey.locker.Lockers;
import dev.latchkey.notice.Attempts.Opened;
import dev.latchkey.notice.Messenger.Sent;
import dev.latchkey.notice.Messenger.Sent.Accepted;
import dev.latchkey.notice.Messenger.Sent.Refused;
import dev.latchkey.notice.Tally.What;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends one message of a notice and parks the workflow until its receipt, its failure, or the channel's
/// deadline.
///
/// The token is stored before anything is looked at, and the message's id before the receipts are, so that none
/// slips through; a delivery of which there is nothing left to tell is not told of. A notice that has arrived by an
/// earlier message is not sent again; nor is one whose provider's answer is noted. Run again after a crash, or after
/// an answer that was lost, it sends one more message with the same code, and never a third ([HandToProvider]).
public final class SendMessage {

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Lockers lockers;
    private final Attempts attempts;
    private final FindHold findHold;
    private final Waits waits;
    private final ComposeMessage compose;
    private final HandToProvider handToProvider;
    private final RecordReceipt recordReceipt;
    private final EndNotices endNotices;
    private final ChannelHealth health;
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
            EndNotices endNotices,
            ChannelHealth health,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.lockers = lockers;
        this.attempts = attempts;
        this.findHold = findHold;
        this.waits = waits;
        this.compose = compose;
        this.handToProvider = new HandToProvider(attempts, messengers);
        this.recordReceipt = recordReceipt;
        this.endNotices = endNotices;
        this.health = health;
        this.clock = clock;
    }

    /// @throws HoldStands when the notice carries a code and a security hold stands
    /// @return what was counted of the channel's health
    /// @throws ChannelUnavailable when the provider is throttling or out of order
    /// @throws MessageUncertain when trying again could only repeat what may be out twice
    public List<Tally> send(AttemptId id, NoticeKind kind, ContactRef ref, TaskToken token) {
        waits.park(id.deliveryId(), id.waitName(), token);
        var delivery = deliveries.find(id.deliveryId()).orElseThrow(() -> new NoSuchDelivery(id.deliveryId()));
        return endNotices.endIfOver(delivery, id, kind, ref) ? List.of() : send(delivery, id, kind, ref, token);
    }

    private List<Tally> send(Delivery delivery, AttemptId id, NoticeKind kind, ContactRef ref, TaskToken token) {
        var recipient = person(delivery, ref.recipientId());
        var country = recipient.recipient().country();
        var opened = attempts.open(Attempt.requested(id, kind, ref, country, clock.instant()));
        var settled =
                recordReceipt.arrival(id).or(() -> Optional.of(opened.attempt()).filter(Attempt::isSettled));
        settled.ifPresent(recordReceipt::settle);
        return settled.isPresent() ? List.of() : deliver(opened, delivery, recipient, token);
    }

    private List<Tally> deliver(Opened opened, Delivery delivery, Known recipient, TaskToken token) {
        var attempt = opened.attempt();
        var contact = contact(recipient, attempt.contact());
        if (attempt.providerMessageId().isPresent()) {
            return recordReceipt.catchUp(attempt.providerMessageId().get());
        }
        if (contact.isEmpty() || isLeftOut(attempt.kind(), delivery, attempt.contact())) {
            recordReceipt.refused(attempt.id(), Refusal.CONTACT_CHANGED);
            return List.of();
        }
        var text = text(attempt.kind(), contact.get(), delivery, recipient);
        return handOver(opened, contact.get(), text, token.fingerprint());
    }

    /// The count comes when all is done, so that it can neither hold up a message nor make it be sent again. A
    /// provider that is out of order counts too, once for all tries.
    private List<Tally> handOver(Opened opened, Contact contact, MessageText text, String sending) {
        var id = opened.attempt().id();
        try {
            var received = note(id, handToProvider.send(id, contact, text, sending));
            return Stream.concat(count(opened).stream(), received.stream()).toList();
        } catch (ChannelUnavailable down) {
            count(opened);
            throw down;
        }
    }

    private List<Tally> note(AttemptId id, Sent sent) {
        return switch (sent) {
            case Accepted accepted -> {
                attempts.accepted(id, accepted.providerMessageId());
                yield recordReceipt.catchUp(accepted.providerMessageId());
            }
            case Refused refused -> {
                recordReceipt.refused(id, refused.refusal());
                yield List.of();
            }
        };
    }

    private List<Tally> count(Opened opened) {
        var attempt = opened.attempt();
        return opened.isNew()
                ? List.of(new Tally(
                        What.SENT, attempt, attempt.requestedAt(), health.sent(attempt.lane(), attempt.requestedAt())))
                : List.of();
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

    private MessageText text(NoticeKind kind, Contact contact, Delivery delivery, Known recipient) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        var locker =
                lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
        return compose.compose(kind, contact.channel(), delivery, locker, recipient.recipient());
    }

    private Known person(Delivery delivery, String recipientId) {
        var registration = delivery.registration().orElseThrow(() -> new NoSuchDelivery(delivery.deliveryId()));
        return Optional.of(recipientId)
                .filter(registration.household()::contains)
                .flatMap(recipients::find)
                .orElseThrow(() -> new IllegalStateException(
                        "Delivery " + delivery.deliveryId() + " has no recipient " + recipientId));
    }

    /// The contact that the plan meant, unless it has changed since.
    private static Optional<Contact> contact(Known recipient, ContactRef ref) {
        var channels = recipient.recipient().channels();
        return recipient.version() == ref.version() && ref.place() < channels.size()
                ? Optional.of(channels.get(ref.place()))
                : Optional.empty();
    }
}
