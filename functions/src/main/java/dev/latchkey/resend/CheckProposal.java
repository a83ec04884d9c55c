package dev.latchkey.resend;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.recipient.UnreadableContact;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import java.time.Clock;
import java.util.Optional;

/// Brings a proposed address into the form of its channel, as its recipient's country writes it, and parks it.
final class CheckProposal {

    /// Where nobody's country is known, a number needs its calling code.
    private static final String NOWHERE = "ZZ";

    private final Proposals proposals;
    private final Recipients recipients;
    private final RecipientReader reader;
    private final Clock clock;

    CheckProposal(Proposals proposals, Recipients recipients, RecipientReader reader, Clock clock) {
        this.proposals = proposals;
        this.recipients = recipients;
        this.reader = reader;
        this.clock = clock;
    }

    /// @throws InvalidField where nobody can be reached at it; it is forgotten then
    void check(String requestId, Proposal written, Optional<Delivery> delivery) {
        try {
            var contact = reader.contact(written.channel(), written.address(), country(delivery));
            proposals.park(requestId, Proposal.of(contact), Proposal.forgetAt(clock));
        } catch (InvalidValue refused) {
            proposals.remove(requestId);
            throw new InvalidField("newContact.address", refused.reason());
        }
    }

    private String country(Optional<Delivery> delivery) {
        return delivery.flatMap(Delivery::registration)
                .map(Registration::recipientId)
                .flatMap(this::known)
                .map(Recipient::country)
                .orElse(NOWHERE);
    }

    private Optional<Recipient> known(String recipientId) {
        try {
            return recipients.find(recipientId).map(Known::recipient);
        } catch (UnreadableContact corrupt) {
            return Optional.empty(); // The diagnosis finds that out.
        }
    }
}
