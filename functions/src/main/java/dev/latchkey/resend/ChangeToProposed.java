package dev.latchkey.resend;

import dev.latchkey.notice.NoticeKind;
import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.ChangeContact.Change;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Precondition.OneOf;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.CheckContact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a proposed address into a recipient's contact, in the place of those on its channel, and first; then sends the
/// code there, unless it is held. That two people agreed to the change does not release what it holds.
final class ChangeToProposed {

    private static final int MOST_CHANNELS = 6;

    private final Proposals proposals;
    private final Recipients recipients;
    private final ChangeContact changeContact;
    private final ApplyContactChange applyContactChange;
    private final SendAgain sendAgain;
    private final WriteDown writeDown;

    ChangeToProposed(
            Proposals proposals,
            Recipients recipients,
            ChangeContact changeContact,
            ApplyContactChange applyContactChange,
            SendAgain sendAgain,
            WriteDown writeDown) {
        this.proposals = proposals;
        this.recipients = recipients;
        this.changeContact = changeContact;
        this.applyContactChange = applyContactChange;
        this.sendAgain = sendAgain;
        this.writeDown = writeDown;
    }

    Acted change(Act act, Delivery delivery, Agreed agreed) {
        return Ending.of(delivery).map(Acted::notPossible).orElseGet(() -> changeNow(act, delivery, agreed));
    }

    private Acted changeNow(Act act, Delivery delivery, Agreed agreed) {
        var recipientId = delivery.registration().orElseThrow().recipientId();
        var known = recipients.find(recipientId);
        return proposals
                .find(act.requestId())
                .map(Proposal::contact)
                .flatMap(contact -> known.map(newest -> agreed.isTo(contact)
                        ? change(act, delivery, agreed, with(newest, contact))
                        : Acted.notPossible(Hindrance.ChangedMeanwhile)))
                .orElseGet(() -> Acted.notPossible(Hindrance.NoNewContact));
    }

    private Acted change(Act act, Delivery delivery, Agreed agreed, Recipient changed) {
        writeDown.first(act, agreed.second().arn(), agreed.approval().reason(), agreed.details());
        return switch (changeContact.change(changed, seen(agreed, changed.recipientId()))) {
            case Change.Replaced replaced -> changed(act, delivery, replaced.newest());
            case Change.Unchanged unchanged -> changed(act, delivery, unchanged.newest());
            case Change.Stale ignored -> Acted.notPossible(Hindrance.ChangedMeanwhile);
            case Change.Unconditional ignored -> Acted.notPossible(Hindrance.ChangedMeanwhile);
            case Change.Unknown ignored -> Acted.notPossible(Hindrance.NoNewContact);
        };
    }

    private static OneOf seen(Agreed agreed, String recipientId) {
        return new OneOf(Optional.ofNullable(agreed.step().seen().contacts().get(recipientId)).stream()
                .collect(Collectors.toSet()));
    }

    private Acted changed(Act act, Delivery delivery, Known newest) {
        var cases = applyContactChange.apply(newest);
        var acted = told(act, delivery);
        return cases.isEmpty() ? acted : acted.opening(CheckContact.REASON);
    }

    /// A parcel without a code will have it sent to the new contact by itself. Where the code is held, its notice warns
    /// the
    /// contact that was known before.
    private Acted told(Act act, Delivery delivery) {
        var sent = sendAgain.send(act, delivery, act.noticeId(), NoticeKind.CODE);
        if (sent.isHinderedBy(Hindrance.Held)) {
            sendAgain.start(act, act.noticeId(), NoticeKind.CODE);
        }
        return sent.isSent()
                ? sent.as(Deed.ContactChanged)
                : Acted.done(Deed.ContactChanged).though(sent);
    }

    private static Recipient with(Known newest, Contact contact) {
        var known = newest.recipient();
        return new Recipient(
                known.recipientId(), known.name(), known.language(), known.country(), channels(known, contact));
    }

    private static List<Contact> channels(Recipient known, Contact contact) {
        var others = known.channels().stream().filter(other -> other.channel() != contact.channel());
        return Stream.concat(Stream.of(contact), others).limit(MOST_CHANNELS).toList();
    }
}
