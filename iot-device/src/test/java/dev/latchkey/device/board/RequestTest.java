package dev.latchkey.device.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The examples of the boards' protocol sheet.
class RequestTest {

    @Test
    void unlocksOneLock() {
        assertThat(hex(new Request.Unlock(1, 1))).isEqualTo("8A 01 01 11 9B");
        assertThat(hex(new Request.Unlock(1, 2))).isEqualTo("8A 01 02 11 98");
    }

    @Test
    void queriesOneLock() {
        assertThat(hex(new Request.QueryLock(1, 1))).isEqualTo("80 01 01 33 B3");
    }

    @Test
    void queriesAllLocksOfABoard() {
        assertThat(hex(new Request.QueryBoard(1, 3, StatusOrder.HIGHEST_FIRST))).isEqualTo("80 01 00 33 B2");
    }

    @Test
    void neverUnlocksAllLocksAtOnce() {
        assertThatThrownBy(() -> new Request.Unlock(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lock: must be 1 to 255");
    }

    private static String hex(Request request) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(request.bytes());
    }
}
