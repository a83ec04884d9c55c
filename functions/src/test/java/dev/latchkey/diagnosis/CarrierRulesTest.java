package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.shipment.Fact;
import dev.latchkey.shipment.Fact.AddressProblem;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Damaged;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.Returned;
import dev.latchkey.shipment.Fact.Unknown;
import dev.latchkey.shipment.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CarrierRulesTest {

    private final Predicament parcel = new Predicament();

    static Stream<Fact> troubles() {
        return Stream.of(new AttemptFailed(), new AddressProblem(), new Misrouted(), new Damaged());
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aCarriersWordOfTroubleIsTheReasonUntilItsNextWord(Fact trouble) {
        parcel.registered().said(trouble);
        assertThat(parcel.rules()).containsExactly(trouble.getClass().getSimpleName());

        assertThat(parcel.said(new InTransit()).rules()).containsExactly("OnItsWay");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aCarriersTroubleBeforeTheParcelWasPlacedIsOver(Fact trouble) {
        parcel.registered().said(trouble).delivered().deposited().issued().told();

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void aParcelThatGoesBackIsReturningBeforeAndAfterItsDeliveryEnds() {
        parcel.registered().said(new Returned());
        assertThat(parcel.rules()).containsExactly("ReturningToSender");

        parcel.cloud.closeDelivery().close(parcel.parcel.deliveryId(), Outcome.Returned);

        assertThat(parcel.rules()).containsExactly("ReturningToSender");
    }

    @Test
    void aParcelThatNobodyCollectedIsNotReturningUnseen() {
        parcel.ready().said(new Returned()).cloud.expireCode().cancel(parcel.parcel.deliveryId());
        parcel.cloud.closeDelivery().close(parcel.parcel.deliveryId(), Outcome.Returned);

        assertThat(parcel.rules()).containsExactly("WindowOver");
    }

    @Test
    void aDeliveryThatTheLockerDoesNotConfirmIsAMismatchAfterTenMinutes() {
        parcel.registered().delivered().after(Duration.ofMinutes(8));
        assertThat(parcel.rules()).containsExactly("DepositDue");

        parcel.after(Duration.ofMinutes(1));

        assertThat(parcel.rules()).containsExactly("DeliveredWithoutDeposit");
        assertThat(parcel.diagnosis().first().remedies()).containsExactly(Remedy.TraceParcel);
    }

    @Test
    void aDeliveredThatTheCarrierTakesBackIsNoMismatch() {
        parcel.registered().delivered().after(Duration.ofMinutes(20));
        parcel.cloud.recordCarrierEvent().record(parcel.parcel.event("later", 0, new InTransit()));

        assertThat(parcel.rules()).containsExactly("OnItsWay");
    }

    @Test
    void aDepositThatTheCarrierDoesNotConfirmIsAMismatchAfterTenMinutes() {
        parcel.registered().said(new InTransit()).deposited().after(Duration.ofMinutes(8));
        assertThat(parcel.rules()).containsExactly("ScanDue");

        assertThat(parcel.after(Duration.ofMinutes(1)).rules()).containsExactly("DepositWithoutDelivered");
    }

    @Test
    void aParcelOfWhichNobodySpeaksIsUntracedAfterSevenDays() {
        parcel.registered().said(new InTransit()).after(Duration.ofDays(8).minusSeconds(1));
        assertThat(parcel.rules()).containsExactly("Late");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("Untraced", "Late");
    }

    @Test
    void aParcelThatWasGivenUpAsUntracedStaysSo() {
        parcel.registered()
                .cloud
                .openCase()
                .open(parcel.parcel.deliveryId(), "ParcelUntraced", "Await Deposit", "no confirmed deposit");
        parcel.cloud.closeDelivery().close(parcel.parcel.deliveryId(), Outcome.Escalated);

        assertThat(parcel.rules()).containsExactly("Untraced", "Escalated");
    }

    @Test
    void aStatusThatNobodyHasMappedIsTheReasonUntilTheNextWord() {
        parcel.registered().said(new Unknown("IN_LIMBO"));
        assertThat(parcel.rules()).containsExactly("CarrierUnknownStatus", "OnItsWay");
        assertThat(parcel.diagnosis().first().evidence())
                .allMatch(fact -> !fact.text().contains("LIMBO"));

        assertThat(parcel.said(new InTransit()).rules()).containsExactly("OnItsWay");
    }

    @Test
    void aParcelThatIsLateAndThatTheCarrierHasNeverNamedIsUnknownToIt() {
        parcel.registered().after(Duration.ofHours(28).minusSeconds(1));
        assertThat(parcel.rules()).containsExactly("Late");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("Late", "UnknownToCarrier");
        assertThat(parcel.said(new InTransit()).rules()).containsExactly("Late");
    }

    @Test
    void aParcelThatComesWhenItsDeliveryIsOverIsWithoutACode() {
        parcel.registered().cloud.closeDelivery().close(parcel.parcel.deliveryId(), Outcome.Escalated);
        assertThat(parcel.rules()).containsExactly("Escalated");

        doubted(Doubt.ParcelWithoutCode);

        assertThat(parcel.rules()).containsExactly("ParcelWithoutCode", "Escalated");
    }

    @Test
    void aParcelInAnotherCompartmentThanWasVouchedForMayNotBeFound() {
        parcel.ready().told();
        doubted(Doubt.OtherCompartment);
        assertThat(parcel.rules()).containsExactly("OtherCompartment", "CodeReceived");

        assertThat(parcel.collected().rules()).containsExactly("AlreadyCollected");
    }

    @Test
    void itIsFoundOnceSomebodyHasSaidWhereItLies() {
        parcel.cloud.provisionMore();
        parcel.ready().told();
        doubted(Doubt.OtherCompartment);
        parcel.after(Duration.ofHours(1));

        var place = new Place(Predicament.LOCKER, 8);
        parcel.cloud
                .relocateParcel()
                .relocate(parcel.parcel.deliveryId(), place, parcel.cloud.clock.instant(), Optional.of("technician"));

        assertThat(parcel.rules()).doesNotContain("OtherCompartment");
    }

    private void doubted(Doubt doubt) {
        parcel.cloud.openCase().open(parcel.parcel.deliveryId(), doubt.name(), "deposit", "they do not agree");
    }
}
