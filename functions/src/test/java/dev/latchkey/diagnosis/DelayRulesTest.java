package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.Fact.Delayed;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.OutForDelivery;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelayRulesTest {

    private final Predicament parcel = new Predicament();

    @Test
    void aParcelThatIsPromisedForLaterIsOnItsWay() {
        parcel.registered().said(new InTransit()).said(new OutForDelivery());

        assertThat(parcel.rules()).containsExactly("OnItsWay");
        assertThat(parcel.reason("OnItsWay").values())
                .isEqualTo(
                        Map.of("carrier", "acme", "lockerId", "locker-berlin-1", "expectedAt", "2026-11-24T09:00:00Z"));
    }

    @Test
    void aParcelIsLateOnceItsTimeHasPassed() {
        parcel.registered().said(new InTransit()).after(Duration.ofDays(1));

        assertThat(parcel.rules()).containsExactly("OnItsWay");
        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("Late");
    }

    @Test
    void aParcelThatTheCarrierDelaysIsDelayedUntilItsNextWord() {
        parcel.registered().said(new InTransit()).said(new Delayed());

        assertThat(parcel.rules()).containsExactly("Delayed");
        assertThat(parcel.said(new InTransit()).rules()).containsExactly("OnItsWay");
    }

    @Test
    void aDelayedParcelThatIsLateByNowIsBoth() {
        parcel.registered().said(new Delayed()).after(Duration.ofDays(2));

        assertThat(parcel.rules()).containsExactly("Delayed", "Late");
    }

    @Test
    void aParcelThatHasJustBeenPlacedWaitsForItsCode() {
        assertThat(parcel.placed().rules()).containsExactly("CodeIsComing");
        assertThat(parcel.after(Duration.ofMinutes(1)).rules()).doesNotContain("CodeIsComing");
    }

    @Test
    void aCodeThatHasJustBeenIssuedWaitsForItsMessage() {
        assertThat(parcel.ready().rules()).containsExactly("CodeIsComing");
        assertThat(parcel.sent(Predicament.PUSH).rules()).doesNotContain("CodeIsComing");
    }

    @Test
    void aParcelThatALockerTellsOfLateHasJustBeenPlaced() {
        parcel.registered().delivered().away().after(Duration.ofHours(1)).back().deposited();

        assertThat(parcel.rules()).containsExactly("CodeIsComing");
    }
}
