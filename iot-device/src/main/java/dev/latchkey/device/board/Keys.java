package dev.latchkey.device.board;

import java.time.Duration;
import java.util.Optional;

/// Makes codes of the keys that a keypad sends: digits, ended by Enter (CR, LF or `#`); `*` begins anew, and so does
/// a pause, so that nobody goes on with what somebody else began.
final class Keys {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    /// No code has as many digits; what is typed beyond is a wrong code as it is.
    private static final int LONGEST = 32;

    private final StringBuilder digits = new StringBuilder();
    private long latest;

    /// @param at nanoseconds of a monotonic clock
    /// @return the whole code, when this key ends it
    Optional<String> press(char key, long at) {
        if (at - latest > PAUSE.toNanos()) {
            digits.setLength(0);
        }
        latest = at;
        return switch (key) {
            case '\r', '\n', '#' -> enter();
            case '*' -> {
                digits.setLength(0);
                yield Optional.empty();
            }
            default -> {
                if (isDigit(key) && digits.length() < LONGEST) {
                    digits.append(key);
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<String> enter() {
        String code = digits.toString();
        digits.setLength(0);
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }

    /// In ASCII; other digits are no keys of a keypad.
    private static boolean isDigit(char key) {
        return key >= '0' && key <= '9';
    }
}
