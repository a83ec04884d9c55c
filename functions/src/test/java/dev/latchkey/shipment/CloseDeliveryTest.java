package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseDeliveryTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().confirmedAt(cloud);

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void anOutcomeIsTheStatusFromThenOn(Outcome outcome) {
        cloud.closeDelivery().close(parcel.deliveryId(), outcome);

        assertThat(cloud.status(parcel.deliveryId()).name()).isEqualTo(outcome.name());
    }

    @Test
    void theFirstEndingCountsAndTheTimelineTellsNoOther() {
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Collected);
        cloud.clock.advance(Duration.ofMinutes(1));

        assertThat(cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Returned))
                .isEqualTo(Outcome.Collected);

        assertThat(cloud.timeline(parcel.deliveryId()))
                .contains("DeliveryCollected")
                .doesNotContain("DeliveryReturned");
    }

    @Test
    void closingAgainChangesNothing() {
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Collected);
        var timeline = cloud.timeline(parcel.deliveryId());
        cloud.clock.advance(Duration.ofMinutes(1));

        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Collected);

        assertThat(cloud.timeline(parcel.deliveryId())).isEqualTo(timeline);
    }

    @Test
    void aDeliveryThatDoesNotExistCannotEnd() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.closeDelivery().close("d-nothing", Outcome.Collected));
    }
}
