package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;
import java.util.Optional;

/// Which of a person's channels a notice tries first.
public enum Preference {
    /// In the person's own order.
    USUAL,
    /// Those last on which the code lies unread.
    UNREAD_LAST,
    /// This one; then as above.
    PUSH,
    SMS,
    EMAIL;

    /// For a code that is sent again.
    ///
    /// @param asked the channel that somebody wishes
    public static Preference again(Optional<Channel> asked) {
        return asked.map(channel -> valueOf(channel.name())).orElse(UNREAD_LAST);
    }

    boolean isFor(Channel channel) {
        return name().equals(channel.name());
    }

    boolean putsUnreadLast() {
        return this != USUAL;
    }
}
