package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;

/// A channel's provider is throttling or out of order. The workflow tries again, then takes the next channel.
public final class ChannelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean mayHaveSent;

    /// Nothing was sent.
    ///
    /// @param error the provider's error code, such as `Throttling`; never its message, which can repeat an
    /// address
    public ChannelUnavailable(Channel channel, String error) {
        this(channel, error, false);
    }

    /// @param mayHaveSent whether the provider can have taken the message without saying so
    public ChannelUnavailable(Channel channel, String error, boolean mayHaveSent) {
        super(channel + " is unavailable: " + error);
        this.mayHaveSent = mayHaveSent;
    }

    public boolean mayHaveSent() {
        return mayHaveSent;
    }
}
