package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.ExtendPickup.Answer;
import dev.latchkey.shipment.ExtendPickup.Answer.AlreadyExtended;
import dev.latchkey.shipment.ExtendPickup.Answer.Extended;
import dev.latchkey.shipment.ExtendPickup.Answer.NothingWaits;
import dev.latchkey.shipment.ExtendPickup.Answer.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ExtendPickupTest {

    private static final Instant LATER = InMemoryCloud.START.plus(Duration.ofHours(72 + 48));
    private static final String SUPPORT = "arn:aws:iam::000000000000:user/mia";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theWindowEndsLater() {
        assertThat(extend("recipient")).isEqualTo(new Extended(LATER));

        assertThat(cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow().expiresAt())
                .isEqualTo(LATER);
    }

    @Test
    void onceIsAllThereIs() {
        extend("recipient");
        cloud.clock.advance(Duration.ofHours(1));

        assertThat(extend(SUPPORT)).isEqualTo(new AlreadyExtended(LATER));

        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "PickupExtended"))
                .isEqualTo(1);
    }

    @Test
    void theTimelineSaysWhoDidIt() {
        extend(SUPPORT);

        assertThat(cloud.deliveries.timeline(parcel.deliveryId()))
                .filteredOn(entry -> entry.type().equals("PickupExtended"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("by", SUPPORT)
                        .containsEntry("expiresAt", LATER.toString()));
    }

    @Test
    void aCollectedParcelNeedsNoMoreTime() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThat(extend("recipient")).isEqualTo(new NothingWaits());
    }

    @Test
    void anEndedCodeIsNotBroughtBack() {
        cloud.expireCode().cancel(parcel.deliveryId());

        assertThat(extend(SUPPORT)).isEqualTo(new NothingWaits());
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("PickupExtended");
    }

    @Test
    void aParcelThatIsNotThereYetHasNoWindow() {
        var next = new Parcel("JD0002");
        cloud.recordCarrierEvent().record(next.registered());

        assertThat(cloud.extendPickup().extend(next.deliveryId(), SUPPORT)).isEqualTo(new NothingWaits());
        assertThat(cloud.extendPickup().extend("d-nothing", SUPPORT)).isEqualTo(new Unknown());
    }

    private Answer extend(String by) {
        return cloud.extendPickup().extend(parcel.deliveryId(), by);
    }
}
