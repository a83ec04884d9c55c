package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.Legibility;
import dev.latchkey.diagnosis.Situation.Person;
import dev.latchkey.diagnosis.Situation.Way;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.JudgeChannel;
import dev.latchkey.notice.Lane;
import dev.latchkey.notice.Refusal;
import dev.latchkey.notice.Suspects;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.recipient.UnreadableContact;
import dev.latchkey.shipment.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reads how those who are told of a delivery can be reached, without repeating their addresses.
public final class ReadHousehold {

    private final Recipients recipients;
    private final Suspects suspects;
    private final JudgeChannel judgeChannel;

    public ReadHousehold(Recipients recipients, Suspects suspects, JudgeChannel judgeChannel) {
        this.recipients = recipients;
        this.suspects = suspects;
        this.judgeChannel = judgeChannel;
    }

    /// @param ledger the delivery's messages
    List<Person> read(Delivery delivery, List<Attempt> ledger) {
        return delivery.registration().stream()
                .flatMap(known -> known.household().stream()
                        .map(recipientId -> person(recipientId, recipientId.equals(known.recipientId()), ledger)))
                .toList();
    }

    private Person person(String recipientId, boolean isRecipient, List<Attempt> ledger) {
        try {
            return recipients
                    .find(recipientId)
                    .filter(known -> !known.recipient().channels().isEmpty())
                    .map(known -> person(known, isRecipient, ledger))
                    .orElseGet(() -> nobody(recipientId, isRecipient, Legibility.MISSING));
        } catch (UnreadableContact unreadable) {
            return nobody(recipientId, isRecipient, Legibility.UNREADABLE);
        }
    }

    private Person person(Known known, boolean isRecipient, List<Attempt> ledger) {
        var recipientId = known.recipient().recipientId();
        var suspected = suspects.of(recipientId, known.version());
        return new Person(
                recipientId,
                isRecipient,
                Legibility.READABLE,
                Optional.of(known.version()),
                Optional.of(known.since()),
                IntStream.range(0, known.recipient().channels().size())
                        .mapToObj(place -> way(known, place, ledger, suspected))
                        .toList());
    }

    private Way way(Known known, int place, List<Attempt> ledger, Map<ContactRef, Refusal> suspected) {
        var recipient = known.recipient();
        var channel = recipient.channels().get(place).channel();
        var contact = new ContactRef(recipient.recipientId(), known.version(), place, channel);
        return new Way(
                contact,
                Refusal.lastingOf(contact, ledger).or(() -> Optional.ofNullable(suspected.get(contact))),
                judgeChannel.isFailing(new Lane(channel, recipient.country())));
    }

    private static Person nobody(String recipientId, boolean isRecipient, Legibility contact) {
        return new Person(recipientId, isRecipient, contact, Optional.empty(), Optional.empty(), List.of());
    }
}
