package dev.latchkey.notice;

import dev.latchkey.notice.Messenger.Sent;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import java.util.Map;

/// Hands one message to its channel's provider, at most twice.
///
/// No provider knows idempotency keys, so each sending is noted before it is made: run again after a crash, or after
/// an answer that was lost, it sends one more message, and never a third.
final class HandToProvider {

    /// The message, and the one more that an attempt may take where nobody says what became of it.
    private static final int MOST_SENDINGS = 2;

    private final Attempts attempts;
    private final Map<Channel, Messenger> messengers;

    HandToProvider(Attempts attempts, Map<Channel, Messenger> messengers) {
        this.attempts = attempts;
        this.messengers = Map.copyOf(messengers);
    }

    /// @param sending names this one of the attempt's sendings
    /// @throws ChannelUnavailable when the provider is throttling or out of order
    /// @throws MessageUncertain when trying again could only repeat what may be out twice
    Sent send(AttemptId id, Contact contact, MessageText text, String sending) {
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
}
