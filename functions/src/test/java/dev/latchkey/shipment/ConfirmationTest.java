package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.memory.WaitingWorkflow;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Damaged;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What carriers and lockers say, in whatever order, and what is believed of it.
class ConfirmationTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @Test
    void theSameFactsInAnyOrderGiveACode() {
        for (var order : permutations(List.<Consumer<InMemoryCloud>>of(
                each -> carrier(each, parcel.registered()),
                each -> carrier(each, parcel.inTransit()),
                each -> carrier(each, parcel.outForDelivery()),
                each -> carrier(each, parcel.delivered()),
                each -> deposit(each)))) {
            var fresh = new InMemoryCloud();

            order.forEach(step -> step.accept(fresh));
            var workflow = WaitingWorkflow.started(fresh, parcel.deliveryId());

            assertThat(fresh.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.ReadyForPickup);
            assertThat(workflow.told()).isEmpty();
            assertThat(workflow.traced()).isEmpty();
            assertThat(fresh.workflows.started()).containsExactly(parcel.deliveryId());
        }
    }

    @Test
    void theCarriersReportsInAnyOrderGiveTheNewest() {
        for (var order : permutations(List.of(
                parcel.registered(),
                parcel.inTransit(),
                parcel.outForDelivery(),
                parcel.event("failed", 3, new AttemptFailed())))) {
            var fresh = new InMemoryCloud();

            order.forEach(event -> carrier(fresh, event));

            assertThat(fresh.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.AttemptFailed);
        }
    }

    @Test
    void reportsOfTheSameMomentInAnyOrderGiveTheSameStatus() {
        var statuses = permutations(List.of(
                        parcel.registered(),
                        parcel.event("a", 5, new Misrouted()),
                        parcel.event("b", 5, new Damaged()),
                        parcel.event("c", 5, new Fact.InTransit())))
                .stream()
                .map(order -> {
                    var fresh = new InMemoryCloud();
                    order.forEach(event -> carrier(fresh, event));
                    return fresh.status(parcel.deliveryId());
                })
                .distinct();

        assertThat(statuses).hasSize(1);
    }

    @Test
    void aLateEventNeverMovesADeliveryBack() {
        carrier(parcel.registered());
        carrier(parcel.outForDelivery());

        carrier(parcel.inTransit());

        assertThat(status()).isEqualTo(DeliveryStatus.OutForDelivery);
    }

    @Test
    void anEventOfADeliveryThatHasEndedChangesNothingButItsTimeline() {
        parcel.confirmedAt(cloud);
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Collected);

        carrier(parcel.event("late", 0, new AttemptFailed()));

        assertThat(status()).isEqualTo(DeliveryStatus.Collected);
        assertThat(cloud.timeline(parcel.deliveryId())).contains("CarrierAttemptFailed");
    }

    @Test
    void anEventTakesEffectOnce() {
        carrier(parcel.registered());

        assertThat(carrier(parcel.inTransit()).isNew()).isTrue();
        assertThat(carrier(parcel.inTransit()).isNew()).isFalse();
        assertThat(cloud.timeline(parcel.deliveryId())).containsExactly("CarrierInTransit", "ShipmentRegistered");
    }

    @Test
    void aCarriersWordOnAParcelThatNobodyRegisteredIsKept() {
        carrier(parcel.delivered());

        assertThat(status()).isEqualTo(DeliveryStatus.Unregistered);
        assertThat(cloud.workflows.started()).isEmpty();
    }

    @Test
    void outForDeliveryNeverConfirms() {
        park("t");
        carrier(parcel.registered());
        carrier(parcel.outForDelivery());
        deposit(cloud);

        assertThat(status()).isEqualTo(DeliveryStatus.AwaitingCarrier);
        assertThat(confirmations(cloud)).isEmpty();
    }

    @Test
    void deliveredWithoutADepositIsNotBelieved() {
        park("t");
        carrier(parcel.registered());
        carrier(parcel.delivered());

        assertThat(status()).isEqualTo(DeliveryStatus.AwaitingDeposit);
        assertThat(confirmations(cloud)).isEmpty();
    }

    @Test
    void aDepositAtAnotherLockerConfirmsNothing() {
        carrier(parcel.registered());
        carrier(parcel.delivered());

        cloud.recordDeposit().record("locker-berlin-2", parcel.deposited());

        assertThat(status()).isEqualTo(DeliveryStatus.AwaitingDeposit);
    }

    @Test
    void theFirstDepositCountsAndADuplicateChangesNothing() {
        parcel.confirmedAt(cloud);
        var before = cloud.delivery(parcel.deliveryId());

        deposit(cloud);

        assertThat(cloud.delivery(parcel.deliveryId())).isEqualTo(before);
    }

    @Test
    void aStatusThatNobodyHasMappedIsKeptInTheTimeline() {
        carrier(parcel.registered());

        carrier(parcel.event("odd", 1, new Unknown("held_by_dragon")));

        assertThat(status()).isEqualTo(DeliveryStatus.Registered);
        assertThat(cloud.deliveries.timeline(parcel.deliveryId()))
                .anySatisfy(entry -> assertThat(entry.details()).containsEntry("status", "held_by_dragon"));
    }

    @Test
    void aCarriersClockThatRunsAheadDoesNotHoldBackItsLaterEvents() {
        carrier(parcel.registered());
        carrier(parcel.event("ahead", -60, new Fact.InTransit()));

        cloud.clock.advance(Duration.ofMinutes(2));
        carrier(parcel.event("next", -1, new Fact.OutForDelivery()));

        assertThat(status()).isEqualTo(DeliveryStatus.OutForDelivery);
    }

    @Test
    void whoParksAfterTheConfirmationIsWokenAtOnce() {
        parcel.confirmedAt(cloud);

        await("late");

        assertThat(confirmations(cloud)).extracting(Completion::token).containsExactly("late");
    }

    @Test
    void aConfirmationThatComesWhileATokenIsBeingParkedIsNotMissed() {
        carrier(parcel.registered());
        carrier(parcel.delivered());
        cloud.waits.beforeParking(() -> deposit(cloud));

        await("t");

        assertThat(confirmations(cloud)).extracting(Completion::token).containsExactly("t");
    }

    @Test
    void aNewerTokenTakesTheOlderOnesPlace() {
        carrier(parcel.registered());
        carrier(parcel.delivered());
        await("older");
        await("newer");

        deposit(cloud);

        assertThat(confirmations(cloud)).extracting(Completion::token).containsExactly("newer");
    }

    @Test
    void twoCarriersWithTheSameTrackingNumberMeanTwoParcels() {
        carrier(parcel.registered());
        var event = parcel.delivered();

        carrier(new CarrierEvent(
                event.eventId(),
                "other",
                event.trackingNumber(),
                event.occurredAt(),
                event.estimatedDelivery(),
                event.detail(),
                event.fact()));

        assertThat(status()).isEqualTo(DeliveryStatus.Registered);
        assertThat(cloud.readDelivery().byTrackingNumber(event.trackingNumber()))
                .hasSize(2);
    }

    private void await(String token) {
        cloud.awaitDeposit()
                .await(
                        parcel.deliveryId(),
                        new TaskToken(token),
                        List.of(),
                        cloud.awaitDeposit().firstLook(parcel.deliveryId()));
    }

    private static List<Completion> confirmations(InMemoryCloud cloud) {
        return cloud.workflows.completions().stream()
                .filter(completion -> completion.output().get("due").equals("Confirmed"))
                .toList();
    }

    private void park(String token) {
        cloud.waits.park(parcel.deliveryId(), WakeWorkflow.CONFIRMATION, new TaskToken(token));
    }

    private ChangeDelivery.Changed carrier(CarrierEvent event) {
        return carrier(cloud, event);
    }

    private DeliveryStatus status() {
        return cloud.status(parcel.deliveryId());
    }

    private static ChangeDelivery.Changed carrier(InMemoryCloud cloud, CarrierEvent event) {
        return cloud.recordCarrierEvent().record(event);
    }

    private static void deposit(InMemoryCloud cloud) {
        cloud.recordDeposit().record(InMemoryCloud.LOCKER_ID, Parcel.first().deposited());
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (int i = 0; i < elements.size(); i++) {
            var others = new ArrayList<>(elements);
            var first = others.remove(i);
            for (var rest : permutations(others)) {
                var order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
