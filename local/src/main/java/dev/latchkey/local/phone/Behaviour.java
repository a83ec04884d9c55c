package dev.latchkey.local.phone;

import java.time.Duration;

/// What happens to a message on its way to a phone or an inbox.
public sealed interface Behaviour {

    /// Whether a channel can behave so: only people who get text messages or e-mails can refuse them, and only a
    /// push endpoint or an e-mail's content can be refused by the provider.
    default boolean appliesTo(Channel channel) {
        return true;
    }

    /// Received at once, with a good receipt.
    record Delivers() implements Behaviour {}

    /// Accepted by AWS and never heard of again: neither message nor receipt.
    record Silent() implements Behaviour {}

    /// Accepted by AWS, then refused for good: an invalid number, an invalid device token, an unknown mailbox.
    record Bounces() implements Behaviour {}

    /// The person does not want it: a text message fails as opted out; an e-mail arrives and is complained of as
    /// spam.
    record OptedOut() implements Behaviour {
        @Override
        public boolean appliesTo(Channel channel) {
            return channel != Channel.PUSH;
        }
    }

    /// A push endpoint is disabled, which AWS's API refuses; an e-mail is rejected for its content after
    /// acceptance.
    record Disabled() implements Behaviour {
        @Override
        public boolean appliesTo(Channel channel) {
            return channel != Channel.SMS;
        }
    }

    /// AWS's API says that requests come too fast.
    record Throttled() implements Behaviour {}

    /// AWS's API answers with a 5xx.
    record Down() implements Behaviour {}

    /// Received with a good receipt, late.
    ///
    /// @param by how late, not negative
    record Slow(Duration by) implements Behaviour {
        public Slow {
            if (by.isNegative()) {
                throw new IllegalArgumentException("by: must not be negative");
            }
        }
    }
}
