package dev.latchkey.notice;

import java.time.Instant;

/// What a provider says of a message that it took. It can come before the sender has noted the message's id,
/// twice, late, or contradict an earlier one; none of these is a fault.
public sealed interface Receipt {

    /// The provider's own id of the message.
    String providerMessageId();

    Instant at();

    record Arrived(String providerMessageId, Evidence evidence, Instant at) implements Receipt {}

    record Failed(String providerMessageId, Refusal refusal, Instant at) implements Receipt {}
}
