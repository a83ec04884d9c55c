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
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lays out one round of a notice: the recipient's channels in preferred order, then each delegate's, less those
/// that have refused before, and of each person those last that fail for everybody. A reminder, and a code that is sent
/// again, first take the channels that have not brought the code to somebody who let it lie. Nothing is laid out for a
/// code that is held; a delegate who alone is under a hold is left out of it.
public final class PlanNotice {

    private static final Predicate<ContactRef> NOWHERE = contact -> false;

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Attempts attempts;
    private final FindHold findHold;
    private final Suspects suspects;
    private final JudgeChannel judgeChannel;
    private final NoticePolicy policy;

    public PlanNotice(
            Deliveries deliveries,
            Recipients recipients,
            Attempts attempts,
            FindHold findHold,
            Suspects suspects,
            JudgeChannel judgeChannel,
            NoticePolicy policy) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.attempts = attempts;
        this.findHold = findHold;
        this.suspects = suspects;
        this.judgeChannel = judgeChannel;
        this.policy = policy;
    }

    /// @param round from 1
    public NoticePlan plan(String deliveryId, String noticeId, NoticeKind kind, int round) {
        return plan(deliveryId, noticeId, kind, round, Preference.USUAL);
    }

    /// @param round from 1
    /// @param wished what fails for everybody comes last all the same
    public NoticePlan plan(String deliveryId, String noticeId, NoticeKind kind, int round, Preference wished) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var recipientId = delivery.registration()
                .orElseThrow(() -> new NoSuchDelivery(deliveryId))
                .recipientId();
        var recipient = recipients
                .find(recipientId)
                .orElseThrow(() -> new IllegalStateException("Delivery " + deliveryId + " has no recipient"));
        var hold = kind.carriesCode() ? findHold.find(delivery) : Hold.NONE;
        var ledger = attempts.of(deliveryId);
        var preference = kind == NoticeKind.REMINDER ? Preference.UNREAD_LAST : wished;
        var isUnread = preference.putsUnreadLast() ? unread(noticeId, ledger) : NOWHERE;
        var first = Comparator.comparing((ContactRef contact) -> !preference.isFor(contact.channel()))
                .thenComparing(isUnread::test);
        var orders = household(delivery, recipient)
                .filter(person -> !hold.keepsFrom(person.recipient().recipientId()))
                .map(person -> order(person, usable(person, ledger, first), deliveryId))
                .toList();
        return new NoticePlan(
                recipient.version(),
                hold.stands(),
                steps(
                        orders.stream()
                                .flatMap(order -> order.contacts().stream())
                                .toList(),
                        nextNumber(ledger, noticeId)),
                orders.stream()
                        .flatMap(order -> order.moved().stream())
                        .distinct()
                        .toList(),
                Math.max(0, policy.rounds() - round),
                policy.pauseAfter(round));
    }

    private Stream<Known> household(Delivery delivery, Known recipient) {
        var delegates = delivery.registration().map(Registration::delegates).orElse(List.of());
        return Stream.concat(Stream.of(recipient), delegates.stream().flatMap(id -> recipients.find(id).stream()));
    }

    /// What fails for everybody comes last, in the order that it had; a probe's messages keep their order.
    private Order order(Known person, List<ContactRef> usable, String deliveryId) {
        var country = person.recipient().country();
        var failing = usable.stream()
                .map(contact -> new Lane(contact.channel(), country))
                .distinct()
                .filter(judgeChannel::isFailing)
                .toList();
        if (failing.isEmpty() || judgeChannel.isProbe(deliveryId)) {
            return new Order(usable, List.of());
        }
        var last = usable.stream()
                .filter(contact -> failing.contains(new Lane(contact.channel(), country)))
                .toList();
        var order = Stream.concat(usable.stream().filter(contact -> !last.contains(contact)), last.stream())
                .toList();
        return new Order(order, order.equals(usable) ? List.of() : failing);
    }

    private List<ContactRef> usable(Known person, List<Attempt> ledger, Comparator<ContactRef> first) {
        var suspected = suspects.of(person.recipient().recipientId(), person.version());
        return contacts(person).stream()
                .filter(contact -> Refusal.lastingOf(contact, ledger).isEmpty())
                .filter(contact -> !suspected.containsKey(contact))
                .sorted(first)
                .toList();
    }

    /// Whether another notice has arrived there, and nobody is known to have read it.
    private static Predicate<ContactRef> unread(String noticeId, List<Attempt> ledger) {
        return contact -> ledger.stream()
                .filter(attempt -> attempt.contact().equals(contact)
                        && !attempt.id().noticeId().equals(noticeId))
                .anyMatch(attempt -> attempt.isReceived() && attempt.evidence().compareTo(Evidence.OPENED) < 0);
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

    /// @param moved the lanes that were moved last
    private record Order(List<ContactRef> contacts, List<Lane> moved) {}
}
