package dev.latchkey.device.board;

import java.util.Optional;

/// Makes texts of the characters that a scanner sends: one a line, ended by CR, LF or both. A line that is longer
/// than any code is dropped whole.
final class LineText {

    /// A signed token has some 350 characters.
    static final int LONGEST = 2048;

    private final StringBuilder text = new StringBuilder();

    Optional<String> add(char character) {
        if (character != '\r' && character != '\n') {
            if (text.length() <= LONGEST) {
                text.append(character);
            }
            return Optional.empty();
        }
        String line = text.toString().strip();
        boolean isText = !line.isEmpty() && text.length() <= LONGEST;
        text.setLength(0);
        return isText ? Optional.of(line) : Optional.empty();
    }
}
