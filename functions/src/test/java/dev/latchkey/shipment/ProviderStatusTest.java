package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.Fact.AddressProblem;
import dev.latchkey.shipment.Fact.Delayed;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.Returned;
import dev.latchkey.shipment.Fact.Unknown;
import org.junit.jupiter.api.Test;

class ProviderStatusTest {

    @Test
    void aDetailOfTroubleGoesBeforeTheStatus() {
        assertThat(EasyPostStatus.fact("in_transit", "lost")).isEqualTo(new Misrouted());
        assertThat(EasyPostStatus.fact("pre_transit", "held")).isEqualTo(new Delayed());
        assertThat(EasyPostStatus.fact("unknown", "address_correction")).isEqualTo(new AddressProblem());
    }

    @Test
    void aStatusThatEndsAJourneyStandsWhateverTheDetail() {
        assertThat(EasyPostStatus.fact("delivered", "delayed")).isEqualTo(new Delivered());
        assertThat(EasyPostStatus.fact("available_for_pickup", "held")).isEqualTo(new Delivered());
        assertThat(EasyPostStatus.fact("return_to_sender", "damaged")).isEqualTo(new Returned());
    }

    @Test
    void anUnheardOfDetailLeavesTheStatusAsItIs() {
        assertThat(EasyPostStatus.fact("in_transit", "teleported")).isEqualTo(new InTransit());
        assertThat(AfterShipStatus.fact("InTransit", "InTransit_999")).isEqualTo(new InTransit());
    }

    @Test
    void anUnheardOfStatusIsUnknownInTheProvidersWords() {
        assertThat(EasyPostStatus.fact("beamed_up", "scotty")).isEqualTo(new Unknown("beamed_up/scotty"));
        assertThat(AfterShipStatus.fact("BeamedUp", "BeamedUp_001")).isEqualTo(new Unknown("BeamedUp/BeamedUp_001"));
        assertThat(AfterShipStatus.fact("Exception", "Exception_999"))
                .isEqualTo(new Unknown("Exception/Exception_999"));
    }

    @Test
    void anUnknownStatusIsCutAndHasNoLineBreaks() {
        assertThat(new Unknown("a\nb" + "😀".repeat(200)).status()).isEqualTo("a b" + "😀".repeat(97));
    }
}
