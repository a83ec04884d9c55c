package dev.latchkey.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A door that may be opened from afar once.
///
/// @param name of the command, the same for the same justification, so that the locker obeys it once
/// @param by whose word it is
/// @param until when it may be opened
/// @param details for the audit
record OpeningOrder(String name, String by, String why, Instant until, Map<String, String> details) {

    /// A locker opens for a command for at most this long.
    static final Duration HOLDS_FOR = Duration.ofSeconds(30);

    /// What the command is called that an approval sends.
    static String nameOf(Approval approval) {
        return "approval-" + approval.approvalId();
    }

    /// How long a command that is sent now is good for; nothing where it is too late.
    Duration validFor(Instant now) {
        var left = Duration.between(now, until);
        return left.compareTo(HOLDS_FOR) < 0 ? left : HOLDS_FOR;
    }
}
