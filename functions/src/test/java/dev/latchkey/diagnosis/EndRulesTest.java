package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notice.Refusal;
import dev.latchkey.shipment.Delivery.Handover;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndRulesTest {

    private final Predicament parcel = new Predicament();
    private final String deliveryId = parcel.parcel.deliveryId();

    @Test
    void aParcelThatNobodyHasRegisteredIsNotRegistered() {
        parcel.said(new InTransit());
        assertThat(parcel.rules()).containsExactly("NotRegistered");

        assertThat(parcel.registered().rules()).containsExactly("OnItsWay");
    }

    @Test
    void aDeliveryOfWhichNothingIsKnownIsNotRegistered() {
        assertThat(parcel.rules()).containsExactly("NotRegistered");
    }

    @Test
    void aCollectedParcelIsCollectedWhateverElseIsWrong() {
        parcel.ready().told().fault("doorDidNotOpen", 7).away().collected();

        assertThat(parcel.rules()).containsExactly("AlreadyCollected");
    }

    @Test
    void aParcelThatWasCalledOffIsCalledOff() {
        parcel.registered().said(new Cancelled());
        assertThat(parcel.rules()).containsExactly("CalledOff");

        parcel.cloud.closeDelivery().close(deliveryId, Outcome.Cancelled);

        assertThat(parcel.rules()).containsExactly("CalledOff");
    }

    @Test
    void aParcelThatWasTakenOutsideIsHandedOver() {
        parcel.ready().told();
        parcel.cloud
                .handParcelOutside()
                .handOver(deliveryId, new Handover("Kiosk Nord", parcel.cloud.clock.instant(), "tilda"));

        assertThat(parcel.rules()).containsExactly("HandedOver");
        assertThat(parcel.diagnosis().first().evidence())
                .allMatch(fact -> !fact.text().contains("Kiosk"));
    }

    @Test
    void aWindowIsOverWhenTheCodeEnds() {
        parcel.ready().told().after(Duration.ofHours(72).minusSeconds(1));
        assertThat(parcel.rules()).containsExactly("CodeReceived");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("WindowOver");

        parcel.cloud.expireCode().expire(deliveryId);
        assertThat(parcel.rules()).containsExactly("WindowOver");
        parcel.cloud.closeDelivery().close(deliveryId, Outcome.Returned);
        assertThat(parcel.rules()).containsExactly("WindowOver");
    }

    @Test
    void anEscalatedDeliveryKeepsItsCode() {
        parcel.ready().told().cloud.closeDelivery().close(deliveryId, Outcome.Escalated);

        assertThat(parcel.rules()).containsExactly("CodeReceived", "Escalated");
    }

    @Test
    void nothingIsFoundOnlyWhereNothingElseIs() {
        parcel.ready().sent(Predicament.PUSH);
        parcel.refused(Predicament.PUSH, Refusal.CONTACT_CHANGED);

        assertThat(parcel.rules()).containsExactly("NothingFound");
        assertThat(parcel.diagnosis().first().confidence()).isEqualTo(10);
    }
}
