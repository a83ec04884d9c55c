package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.latchkey.shipment.Fact.AddressProblem;
import dev.latchkey.shipment.Fact.Announced;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Fact.Damaged;
import dev.latchkey.shipment.Fact.Delayed;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.OutForDelivery;
import dev.latchkey.shipment.Fact.PreAdvised;
import dev.latchkey.shipment.Fact.Redirected;
import dev.latchkey.shipment.Fact.Returned;
import dev.latchkey.shipment.Fact.Unknown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventsTest {

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments("latchkey-registered.json", PreAdvised.class),
                arguments("latchkey-registered-for-easypost.json", PreAdvised.class),
                arguments("latchkey-registered-for-aftership.json", PreAdvised.class),
                arguments("latchkey-in-transit.json", InTransit.class),
                arguments("latchkey-out-for-delivery.json", OutForDelivery.class),
                arguments("latchkey-delivered.json", Delivered.class),
                arguments("latchkey-attempt-failed.json", AttemptFailed.class),
                arguments("latchkey-address-problem.json", AddressProblem.class),
                arguments("latchkey-misrouted.json", Misrouted.class),
                arguments("latchkey-damaged.json", Damaged.class),
                arguments("latchkey-delayed.json", Delayed.class),
                arguments("latchkey-returned.json", Returned.class),
                arguments("latchkey-cancelled.json", Cancelled.class),
                arguments("latchkey-odd.json", Unknown.class),
                arguments("latchkey-redirected.json", Redirected.class),
                arguments("latchkey-registered-with-delegates.json", PreAdvised.class),
                arguments("easypost-pre-transit.json", Announced.class),
                arguments("easypost-in-transit.json", InTransit.class),
                arguments("easypost-out-for-delivery.json", OutForDelivery.class),
                arguments("easypost-delivered.json", Delivered.class),
                arguments("easypost-attempt-failed.json", AttemptFailed.class),
                arguments("easypost-address-problem.json", AddressProblem.class),
                arguments("easypost-misrouted.json", Misrouted.class),
                arguments("easypost-damaged.json", Damaged.class),
                arguments("easypost-delayed.json", Delayed.class),
                arguments("easypost-returned.json", Returned.class),
                arguments("easypost-cancelled.json", Cancelled.class),
                arguments("aftership-pending.json", Announced.class),
                arguments("aftership-info-received.json", Announced.class),
                arguments("aftership-in-transit.json", InTransit.class),
                arguments("aftership-estimate-revised.json", InTransit.class),
                arguments("aftership-out-for-delivery.json", OutForDelivery.class),
                arguments("aftership-delivered.json", Delivered.class),
                arguments("aftership-available-for-pickup.json", Delivered.class),
                arguments("aftership-attempt-failed.json", AttemptFailed.class),
                arguments("aftership-address-problem.json", AddressProblem.class),
                arguments("aftership-misrouted.json", Misrouted.class),
                arguments("aftership-damaged.json", Damaged.class),
                arguments("aftership-delayed.json", Delayed.class),
                arguments("aftership-returned.json", Returned.class),
                arguments("aftership-expired.json", Unknown.class));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachSampleIsReadAsItsFact(String file, Class<? extends Fact> fact) {
        assertThat(Sample.events(file))
                .singleElement()
                .extracting(CarrierEvent::fact)
                .isInstanceOf(fact);
    }

    @Test
    void aWebhookOnSomethingElseThanAParcelCarriesNoEvent() {
        assertThat(Sample.events("easypost-batch-created.json")).isEmpty();
    }

    @Test
    void noSampleIsForgotten() {
        var tested = samples().map(sample -> (String) sample.get()[0]);

        assertThat(Stream.concat(tested, Stream.of("easypost-batch-created.json")))
                .containsExactlyInAnyOrderElementsOf(Sample.names());
    }

    @Test
    void theSamplesOfAFormatTellOfOneParcel() {
        assertThat(trackingNumbers("latchkey-delivered.json", "latchkey-registered.json"))
                .containsExactly("JD014600003828392837");
        assertThat(trackingNumbers("easypost-delivered.json", "latchkey-registered-for-easypost.json"))
                .containsExactly("1ZLATCHKEY00000017");
        assertThat(trackingNumbers("aftership-delivered.json", "latchkey-registered-for-aftership.json"))
                .containsExactly("LK204800112233445566");
    }

    private static List<String> trackingNumbers(String... files) {
        return Stream.of(files)
                .map(file -> Sample.event(file).trackingNumber().value())
                .distinct()
                .toList();
    }
}
