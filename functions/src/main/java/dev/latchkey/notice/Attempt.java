package dev.latchkey.notice;

import java.time.Instant;
import java.util.Optional;

/// One message of a notice to one contact.
///
/// @param kind what it says
/// @param country the recipient's, ISO 3166 alpha-2, when it was asked for
/// @param providerMessageId the provider's own id, once it took the message
/// @param refusal why it cannot arrive on this channel, where that is known
public record Attempt(
        AttemptId id,
        NoticeKind kind,
        ContactRef contact,
        String country,
        Evidence evidence,
        Optional<Refusal> refusal,
        Optional<String> providerMessageId,
        Instant requestedAt) {

    /// One that is about to be handed to its provider.
    public static Attempt requested(AttemptId id, NoticeKind kind, ContactRef contact, String country, Instant at) {
        return new Attempt(id, kind, contact, country, Evidence.REQUESTED, Optional.empty(), Optional.empty(), at);
    }

    public boolean isReceived() {
        return evidence.suffices(contact.channel());
    }

    /// Whether nothing more is to be done for it.
    public boolean isSettled() {
        return isReceived() || refusal.isPresent();
    }

    /// Why its contact is not to be tried again.
    public Optional<Refusal> lastingRefusal() {
        return refusal.filter(Refusal::isLasting).filter(reason -> !reason.isDisprovedBy(evidence));
    }

    public Lane lane() {
        return new Lane(contact.channel(), country);
    }
}
