package dev.latchkey.local.phone;

import java.time.Instant;
import java.util.Objects;

/// One message as it arrived on a phone or in an inbox.
///
/// @param address the device token, the phone number (E.164) or the e-mail address
/// @param subject an e-mail's subject, null otherwise
/// @param title a push message's title, null where it has none and for other channels
/// @param text what the person reads
/// @param at when it arrived
public record Received(Channel channel, String address, String subject, String title, String text, Instant at) {

    public Received {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(at, "at");
    }

    /// Names neither the address nor what was written: a text may hold a pickup code.
    @Override
    public String toString() {
        return "Received[channel=" + channel + ", at=" + at + "]";
    }
}
