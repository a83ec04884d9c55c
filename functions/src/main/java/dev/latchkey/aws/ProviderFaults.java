package dev.latchkey.aws;

import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.recipient.Channel;
import software.amazon.awssdk.core.exception.SdkException;

/// Turns the faults of a channel's provider into [ChannelUnavailable].
final class ProviderFaults {

    private ProviderFaults() {}

    /// What a fault of the call that sends means. One that does not pass is left as it is: trying again would be
    /// wrong.
    static RuntimeException sending(Channel channel, SdkException fault) {
        return AwsFaults.isTransient(fault)
                ? new ChannelUnavailable(channel, AwsFaults.errorCode(fault), !AwsFaults.isWithoutEffectForNow(fault))
                : fault;
    }
}
