package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.json.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumberTest {

    @Test
    void isOneNumberHoweverItIsWritten() {
        assertThat(new TrackingNumber(" jd01-4600 0038 "))
                .isEqualTo(new TrackingNumber("JD0146000038"))
                .hasToString("JD0146000038");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    ", "AB1", "AB_12", "ÄB12", "AB12#", "12345678901234567890123456789012345678901"})
    void refusesWhatIsNone(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new TrackingNumber(text))
                .withMessage("must have 4 to 40 letters and digits");
    }
}
