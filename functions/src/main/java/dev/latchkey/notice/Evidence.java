package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;

/// How much is known of a message's arrival. It only rises.
public enum Evidence {
    /// About to be handed to the provider.
    REQUESTED,
    /// The provider's API took it.
    ACCEPTED,
    /// The network behind the provider took it: a mobile carrier, a push service.
    CARRIED,
    /// It reached the recipient's own side: a handset, a mail server.
    DELIVERED,
    OPENED,
    USED;

    /// What proves arrival on a channel: no channel here tells more in every country than these.
    ///
    /// An SMS's `SUCCESS` means accepted by the carrier in many countries; a push service's the same; a mail
    /// server's acceptance is SES's `Delivery`.
    public static Evidence sufficientFor(Channel channel) {
        return switch (channel) {
            case PUSH, SMS -> CARRIED;
            case EMAIL -> DELIVERED;
        };
    }

    public boolean suffices(Channel channel) {
        return compareTo(sufficientFor(channel)) >= 0;
    }
}
