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
    public static Optional<Refusal> lastingOf(ContactRef contact, List<Attempt> ledger) {
        return ledger.stream()
                .filter(attempt -> attempt.contact().equals(contact))
                .flatMap(attempt -> attempt.lastingRefusal().stream())
                .findFirst();
    }

    /// Whether the contact itself is to blame: no later notice tries it again.
    public boolean isLasting() {
        return this != REJECTED && this != CONTACT_CHANGED;
    }

    /// Whether what is known of the message's arrival shows that the provider was wrong: somebody opened a message
    /// that is said to have gone nowhere. Opening says nothing against a wish, such as a complaint.
    public boolean isDisprovedBy(Evidence evidence) {
        return switch (this) {
            case INVALID_ADDRESS, BOUNCED, DISABLED -> evidence.compareTo(Evidence.OPENED) >= 0;
            case COMPLAINED, OPTED_OUT, SUPPRESSED, REJECTED, CONTACT_CHANGED -> false;
        };
    }
}
