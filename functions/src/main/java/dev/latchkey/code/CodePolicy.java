package dev.latchkey.code;

import java.time.Duration;

/// @param length of a code, 6 to 10 digits
/// @param pickupWindow how long a code lives
/// @param reminderAfter how long after the code was issued the recipient is reminded
public record CodePolicy(int length, Duration pickupWindow, Duration reminderAfter) {

    public CodePolicy {
        if (length < 6 || length > 10) {
            throw new IllegalArgumentException("A pickup code has 6 to 10 digits, not " + length);
        }
        if (reminderAfter.compareTo(pickupWindow) >= 0) {
            throw new IllegalArgumentException("The reminder must come before the pickup window ends");
        }
    }
}
