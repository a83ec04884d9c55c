package dev.latchkey.device.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What comes over the lines of boards, keypad and scanner.
class BoardFuzzTest {

    private static final List<Request> REQUESTS = List.of(
            new Request.Unlock(1, 1),
            new Request.QueryLock(1, 1),
            new Request.QueryBoard(1, 3, StatusOrder.HIGHEST_FIRST),
            new Request.QueryBoard(1, 1, StatusOrder.LOWEST_FIRST),
            new Request.QueryBoard(1, 7, StatusOrder.LOWEST_FIRST));

    @FuzzTest(maxDuration = "2m")
    void answers(byte[] received) {
        for (Request request : REQUESTS) {
            Optional<Answer> answer = Answer.find(request, received);
            assertThat(answer.map(BoardFuzzTest::board).orElse(1)).isEqualTo(1);
        }
    }

    private static int board(Answer answer) {
        return switch (answer) {
            case Answer.Unlocked it -> it.board();
            case Answer.LockRead it -> it.board();
            case Answer.BoardRead it -> it.board();
        };
    }

    @FuzzTest(maxDuration = "2m")
    void keysAndScans(byte[] typed) {
        Keys keys = new Keys();
        LineText line = new LineText();
        for (char character : new String(typed, StandardCharsets.ISO_8859_1).toCharArray()) {
            keys.press(character, 0).ifPresent(code -> assertThat(code).matches("[0-9]{1,32}"));
            line.add(character)
                    .ifPresent(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(LineText.LONGEST));
        }
    }
}
