package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No message came|No message came",
                "Compartment 12345 is stuck|Compartment 12345 is stuck",
                "Call 0171/392 00 42 please|Call … please",
                "code 12345678|code …",
                "mail ada@example.com now|mail … now",
                "١٢٣٤٥٦|…"
            })
    void whatLooksLikeAnAddressOrANumberIsNotKept(String written, String kept) {
        assertThat(FreeText.masked(written)).isEqualTo(kept);
    }
}
