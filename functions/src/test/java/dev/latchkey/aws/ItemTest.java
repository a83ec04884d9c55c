package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.shipment.DeliveryStatus;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a stored item is said by the attribute's name, and its value by nobody.
class ItemTest {

    private static final Item ITEM = Item.empty().with("text", "+491713920042").with("number", 7);

    static Stream<Arguments> faults() {
        return Stream.of(
                reading("absent", item -> item.string("absent")),
                reading("absent", item -> item.number("absent")),
                reading("number", item -> item.string("number")),
                reading("text", item -> item.number("text")),
                reading("text", item -> item.integer("text")),
                reading("text", item -> item.instant("text")),
                reading("text", item -> item.optionalInstant("text")),
                reading("number", item -> item.optionalInstant("number")),
                reading("text", item -> item.oneOf("text", DeliveryStatus.class)));
    }

    private static Arguments reading(String attribute, Function<Item, Object> reading) {
        return Arguments.of(attribute, reading);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatCannotBeReadIsNamedAndNotRepeated(String attribute, Function<Item, Object> reading) {
        assertThatExceptionOfType(UnreadableAttribute.class)
                .isThrownBy(() -> reading.apply(ITEM))
                .satisfies(fault -> {
                    assertThat(UnreadableAttribute.what(fault)).isEqualTo("its attribute " + attribute);
                    assertThat(fault).hasMessageEndingWith(" " + attribute).hasNoCause();
                });
    }

    @Test
    void whatMayBeAbsentIsNoFault() {
        assertThat(ITEM.optionalInstant("absent")).isEqualTo(Optional.empty());
    }
}
