package dev.latchkey.notice;

import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.NoSuchDelivery;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lays out one round of a notice: the recipient's channels in preferred order, then each delegate's, less those
/// that have refused before. Nothing is laid out for a code that is held; a delegate who alone is under a hold is
/// left out of it.
public final class PlanNotice {

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Attempts attempts;
    private final FindHold findHold;
    private final NoticePolicy policy;

    public PlanNotice(
            Deliveries deliveries, Recipients recipients, Attempts attempts, FindHold findHold, NoticePolicy policy) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.attempts = attempts;
        this.findHold = findHold;
        this.policy = policy;
    }

    /// @param round from 1
    public NoticePlan plan(String deliveryId, String noticeId, NoticeKind kind, int round) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var recipientId = delivery.registration()
                .orElseThrow(() -> new NoSuchDelivery(deliveryId))
                .recipientId();
        var recipient = recipients
                .find(recipientId)
                .orElseThrow(() -> new IllegalStateException("Delivery " + deliveryId + " has no recipient"));
        var hold = kind.carriesCode() ? findHold.find(delivery) : Hold.NONE;
        var ledger = attempts.of(deliveryId);
        var usable = household(delivery, recipient)
                .filter(person -> !hold.keepsFrom(person.recipient().recipientId()))
                .flatMap(person -> contacts(person).stream())
                .filter(contact -> Refusal.lastingOf(contact, ledger).isEmpty())
                .toList();
        var steps = steps(usable, nextNumber(ledger, noticeId));
        return new NoticePlan(
                recipient.version(),
                hold.stands(),
                steps,
                Math.max(0, policy.rounds() - round),
                policy.pauseAfter(round));
    }

    private Stream<Known> household(Delivery delivery, Known recipient) {
        var delegates = delivery.registration().map(Registration::delegates).orElse(List.of());
        return Stream.concat(Stream.of(recipient), delegates.stream().flatMap(id -> recipients.find(id).stream()));
    }

    private static List<ContactRef> contacts(Known recipient) {
        var channels = recipient.recipient().channels();
        return IntStream.range(0, channels.size())
                .mapToObj(place -> new ContactRef(
                        recipient.recipient().recipientId(),
                        recipient.version(),
                        place,
                        channels.get(place).channel()))
                .toList();
    }

    private List<Step> steps(List<ContactRef> contacts, int firstNumber) {
        return IntStream.range(0, contacts.size())
                .mapToObj(i -> new Step(
                        firstNumber + i,
                        contacts.get(i),
                        policy.deadline(contacts.get(i).channel())))
                .toList();
    }

    private static int nextNumber(List<Attempt> ledger, String noticeId) {
        return ledger.stream()
                        .filter(attempt -> attempt.id().noticeId().equals(noticeId))
                        .mapToInt(attempt -> attempt.id().number())
                        .max()
                        .orElse(0)
                + 1;
    }
}
