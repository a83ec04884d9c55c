package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;

/// A message and one more may be out, and nobody says so. Another would only repeat them, so the workflow takes
/// the next channel.
public final class MessageUncertain extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MessageUncertain(Channel channel) {
        super(channel + " never said whether it took the message");
    }
}
