package dev.latchkey.notice;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;

/// Carries messages on one channel.
public interface Messenger {

    Channel channel();

    /// @throws ChannelUnavailable when the provider is throttling or out of order; trying again later is right
    Sent send(Address address, MessageText text, AttemptId attempt);

    /// What the provider answered.
    sealed interface Sent {
        record Accepted(String providerMessageId) implements Sent {}

        record Refused(Refusal refusal) implements Sent {}
    }
}
