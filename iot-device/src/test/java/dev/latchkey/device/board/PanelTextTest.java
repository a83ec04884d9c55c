package dev.latchkey.device.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What comes of keys and of scanned characters.
class PanelTextTest {

    private final Keys keys = new Keys();
    private long now;

    @Test
    void enterEndsACode() {
        assertThat(type("01553441#")).containsExactly("01553441");
        assertThat(type("12\r\n34\n")).containsExactly("12", "34");
    }

    @Test
    void aStarBeginsAnew() {
        assertThat(type("99*12#")).containsExactly("12");
    }

    @Test
    void nobodyGoesOnWithWhatSomebodyElseBegan() {
        type("123");
        now += Duration.ofSeconds(16).toNanos();

        assertThat(type("45#")).containsExactly("45");
    }

    @Test
    void noOtherKeyIsPartOfACode() {
        assertThat(type("1a\u06602\u0000#")).containsExactly("12");
    }

    @Test
    void aKeyThatSticksFillsNoMemory() {
        assertThat(type("7".repeat(1000) + "#")).containsExactly("7".repeat(32));
    }

    @Test
    void aLineIsAText() {
        assertThat(scan("eyJhbGciOi.x.y\r\nDEPOSIT PARCEL1\n\n")).containsExactly("eyJhbGciOi.x.y", "DEPOSIT PARCEL1");
    }

    @Test
    void aLineLongerThanAnyCodeIsDroppedWhole() {
        assertThat(scan("x".repeat(5000) + "\n" + "y\n")).containsExactly("y");
    }

    private List<String> type(String pressed) {
        return pressed.chars()
                .mapToObj(key -> keys.press((char) key, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> scan(String text) {
        LineText line = new LineText();
        return text.chars()
                .mapToObj(character -> line.add((char) character))
                .flatMap(Optional::stream)
                .toList();
    }
}
