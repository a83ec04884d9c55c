package dev.latchkey.resend;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// An address that an agent wants a recipient to be reached at, as the agent wrote it until it is checked.
public record Proposal(Channel channel, Address address) {

    /// Longer than any request takes.
    private static final Duration KEPT = Duration.ofDays(2);

    static Instant forgetAt(Clock clock) {
        return clock.instant().plus(KEPT);
    }

    static Proposal of(Contact contact) {
        return new Proposal(contact.channel(), contact.address());
    }

    /// The contact that it is, once it was checked.
    public Contact contact() {
        return new Contact(channel, address);
    }
}
