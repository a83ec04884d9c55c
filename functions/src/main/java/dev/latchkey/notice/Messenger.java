package dev.latchkey.notice;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import java.util.Optional;

/// Carries messages on one channel.
public interface Messenger {

    Channel channel();

    /// @throws ChannelUnavailable when the provider is throttling or out of order; trying again later is right
    Sent send(Address address, MessageText text, AttemptId attempt);

    /// Why a message to this address would be refused, as far as the provider tells without one.
    ///
    /// @throws ChannelUnavailable when the provider is throttling or out of order
    Optional<Refusal> foresee(Address address);

    /// What the provider answered.
    sealed interface Sent {
        record Accepted(String providerMessageId) implements Sent {}

        record Refused(Refusal refusal) implements Sent {}
    }
}
