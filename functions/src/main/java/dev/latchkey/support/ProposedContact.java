package dev.latchkey.support;

import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;

/// A new contact that somebody proposes for a recipient: as much of it as a second person needs to agree to it.
///
/// @param masked such as `+49•••••42`; for the approval and whoever reads it, and for no log, history or audit
public record ProposedContact(Channel channel, String masked) {

    public static ProposedContact of(Contact contact) {
        return new ProposedContact(contact.channel(), contact.masked());
    }

    @Override
    public String toString() {
        return "ProposedContact[" + channel + "]";
    }
}
