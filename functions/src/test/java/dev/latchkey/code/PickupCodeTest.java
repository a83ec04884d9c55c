package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.memory.FixedMasterKeys;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickupCodeTest {

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10})
    void hasAsManyDigitsAsAskedFor(int length) {
        assertThat(codes(length, 200)).allMatch(digits -> digits.matches("[0-9]{" + length + "}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 11})
    void refusesLengthsThatAreTooWeakOrTooLongToType(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> codes(length, 1));
    }

    @Test
    void usesEachFirstDigitAboutEquallyOften() {
        var counts = new int[10];

        codes(8, 5_000).forEach(digits -> counts[digits.charAt(0) - '0']++);

        assertThat(IntStream.of(counts).boxed()).allMatch(count -> count > 400 && count < 600);
    }

    @Test
    @DefaultLocale("ar-EG-u-nu-arab")
    void isWrittenInTheDigitsOfTheKeypadWhateverTheMachinesLanguage() {
        assertThat(codes(8, 1)).allMatch(digits -> digits.matches("[0-9]{8}"));
    }

    private static List<String> codes(int length, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PickupCode.derive(FixedMasterKeys.V1, "locker-berlin-1", "d-" + i, 1, length)
                        .digits())
                .toList();
    }
}
