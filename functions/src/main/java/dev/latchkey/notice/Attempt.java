package dev.latchkey.notice;

import java.time.Instant;
import java.util.Optional;

/// One message of a notice to one contact.
///
/// @param providerMessageId the provider's own id, once it took the message
/// @param refusal why it cannot arrive on this channel, where that is known
public record Attempt(
        AttemptId id,
        ContactRef contact,
        Evidence evidence,
        Optional<Refusal> refusal,
        Optional<String> providerMessageId,
        Instant requestedAt) {

    public boolean isReceived() {
        return evidence.suffices(contact.channel());
    }

    /// Whether nothing more is to be done for it.
    public boolean isSettled() {
        return isReceived() || refusal.isPresent();
    }
}
