package dev.latchkey.device.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The examples of the boards' protocol sheet and of public drivers, and what a bad line makes of them.
class AnswerTest {

    private static final Request UNLOCK = new Request.Unlock(1, 1);
    private static final Request QUERY_LOCK = new Request.QueryLock(1, 1);

    @Test
    void aPulseIsAnsweredWhateverTheContactSays() {
        assertThat(find(UNLOCK, "8A 01 01 00 8A")).contains(new Answer.Unlocked(1, 1));
        assertThat(find(UNLOCK, "8A 01 01 11 9B")).contains(new Answer.Unlocked(1, 1));
    }

    @Test
    void aContactIsMadeOrBroken() {
        assertThat(find(QUERY_LOCK, "80 01 01 00 80")).contains(new Answer.LockRead(1, 1, false));
        assertThat(find(QUERY_LOCK, "80 01 01 11 91")).contains(new Answer.LockRead(1, 1, true));
    }

    @Test
    void aBoardOfEightLocksAnswersThreeBytes() {
        assertThat(find(all(StatusOrder.HIGHEST_FIRST), "80 01 00 00 00 33 B2")).contains(read());
    }

    @Test
    void theFirstEightLocksAreInTheLastByte() {
        assertThat(find(all(StatusOrder.HIGHEST_FIRST), "80 01 00 00 02 33 B0")).contains(read(2));
        assertThat(find(all(StatusOrder.HIGHEST_FIRST), "80 01 81 40 20 33 53")).contains(read(6, 15, 17, 24));
    }

    @Test
    void orTheyAreInTheFirstByte() {
        assertThat(find(all(StatusOrder.LOWEST_FIRST), "80 01 02 00 00 33 B0")).contains(read(2));
    }

    @Test
    void halfAnAnswerIsNone() {
        byte[] whole = bytes("80 01 00 00 02 33 B0");

        IntStream.range(0, whole.length)
                .forEach(length -> assertThat(Answer.find(all(StatusOrder.HIGHEST_FIRST), Arrays.copyOf(whole, length)))
                        .isEmpty());
    }

    @Test
    void noiseAroundAnAnswerIsPassedOver() {
        assertThat(find(QUERY_LOCK, "FF 80 00 80 01 80 01 01 11 91 80")).contains(new Answer.LockRead(1, 1, true));
    }

    @Test
    void oneBitThatIsWrongMakesItNone() {
        byte[] sound = bytes("80 01 01 11 91");

        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] garbled = sound.clone();
            garbled[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Answer.find(QUERY_LOCK, garbled)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void theAnswerOfAnotherBoardOrLockIsNone() {
        assertThat(find(QUERY_LOCK, "80 02 01 11 92")).isEmpty();
        assertThat(find(QUERY_LOCK, "80 01 02 11 92")).isEmpty();
        assertThat(find(UNLOCK, "80 01 01 11 91")).isEmpty();
    }

    @Test
    void aContactThatIsNeitherIsNone() {
        assertThat(find(QUERY_LOCK, "80 01 01 10 90")).isEmpty();
    }

    @Test
    void theEchoOfAQuestionIsNoAnswer() {
        assertThat(find(QUERY_LOCK, "80 01 01 33 B3")).isEmpty();
        assertThat(find(all(StatusOrder.HIGHEST_FIRST), "80 01 00 33 B2")).isEmpty();
    }

    private static Request all(StatusOrder order) {
        return new Request.QueryBoard(1, 3, order);
    }

    private static Answer read(int... made) {
        BitSet bits = new BitSet();
        IntStream.of(made).forEach(bits::set);
        return new Answer.BoardRead(1, bits);
    }

    private static Optional<Answer> find(Request request, String hex) {
        return Answer.find(request, bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
