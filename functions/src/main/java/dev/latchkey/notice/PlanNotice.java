package dev.latchkey.notice;

import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.NoSuchDelivery;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Lays out one round of a notice: the recipient's channels in preferred order, less those that have refused
/// before. A reminder first takes the channels that have not brought the code to somebody who let it lie.
public final class PlanNotice {

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Attempts attempts;
    private final NoticePolicy policy;

    public PlanNotice(Deliveries deliveries, Recipients recipients, Attempts attempts, NoticePolicy policy) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.attempts = attempts;
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
        var ledger = attempts.of(deliveryId);
        var usable = contacts(recipient).stream()
                .filter(contact -> Refusal.lastingOf(contact, ledger).isEmpty())
                .sorted(Comparator.comparing(
                        contact -> kind == NoticeKind.REMINDER && isUnread(contact, noticeId, ledger)))
                .toList();
        var steps = steps(usable, nextNumber(ledger, noticeId));
        return new NoticePlan(
                recipient.version(), steps, Math.max(0, policy.rounds() - round), policy.pauseAfter(round));
    }

    /// Whether another notice has arrived there, and nobody is known to have read it.
    private static boolean isUnread(ContactRef contact, String noticeId, List<Attempt> ledger) {
        return ledger.stream()
                .filter(attempt -> attempt.contact().equals(contact)
                        && !attempt.id().noticeId().equals(noticeId))
                .anyMatch(attempt -> attempt.isReceived() && attempt.evidence().compareTo(Evidence.OPENED) < 0);
    }

    private static List<ContactRef> contacts(Known recipient) {
        var channels = recipient.recipient().channels();
        return IntStream.range(0, channels.size())
                .mapToObj(place -> new ContactRef(
                        recipient.version(), place, channels.get(place).channel()))
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
