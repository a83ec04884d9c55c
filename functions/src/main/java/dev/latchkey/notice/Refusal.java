package dev.latchkey.notice;

import java.util.List;
import java.util.Optional;

/// Why a message cannot arrive on a channel: trying the same again is pointless.
public enum Refusal {
    /// No such number, mailbox or device token.
    INVALID_ADDRESS,
    BOUNCED,
    COMPLAINED,
    OPTED_OUT,
    DISABLED,
    /// On the provider's suppression list.
    SUPPRESSED,
    /// The provider would not carry this message.
    REJECTED,
    /// The recipient's contact has changed since the plan was made.
    CONTACT_CHANGED;

    /// Why a contact has refused for good, by the ledger of a delivery's messages.
    static Optional<Refusal> lastingOf(ContactRef contact, List<Attempt> ledger) {
        return ledger.stream()
                .filter(attempt -> attempt.contact().equals(contact))
                .flatMap(attempt -> attempt.refusal().stream())
                .filter(Refusal::isLasting)
                .findFirst();
    }

    /// Whether the contact itself is to blame: no later notice tries it again.
    public boolean isLasting() {
        return this != REJECTED && this != CONTACT_CHANGED;
    }
}
