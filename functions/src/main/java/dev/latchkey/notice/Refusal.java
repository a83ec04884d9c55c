package dev.latchkey.notice;

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

    /// Whether the contact itself is to blame: no later notice tries it again.
    public boolean isLasting() {
        return this != REJECTED && this != CONTACT_CHANGED;
    }
}
