package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// A parcel's journey as it should go.
@ExtendWith(Shared.RealTime.class)
class GoodPathTest {

    /// 25 dollars a million.
    private static final int MOST_TRANSITIONS = 25;

    @ParameterizedTest
    @CsvSource({
        "acme, de, Ihr Paket liegt im Schließfach",
        "easypost, en, Your parcel is in the locker",
        "aftership, fr, Votre colis est dans la consigne"
    })
    void endsCollectedWhicheverCarrierTellsOfIt(String carrier, String language, String title, Outside outside) {
        var parcel = outside.parcelBy(carrier, language);

        assertThat(parcel.isRegistered().status()).isEqualTo(202);
        assertThat(parcel.is("in-transit").text("status")).isEqualTo("InTransit");
        assertThat(parcel.is("out-for-delivery").text("status")).isEqualTo("OutForDelivery");
        assertThat(parcel.is("delivered").text("status")).isEqualTo("AwaitingDeposit");
        parcel.isDeposited().isCollected().ends("Collected");

        assertThat(parcel.phone().shows()).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("PUSH");
            assertThat(message.heading()).isEqualTo(title).doesNotContainPattern("[0-9]");
        });
        assertThat(parcel.executions())
                .hasSize(3)
                .extracting(ExecutionListItem::status)
                .containsOnly(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void timelineTellsWhatHappened(Outside outside) {
        var parcel = outside.parcel();

        parcel.hasArrived().isCollected().ends("Collected");

        assertThat(parcel.timeline())
                .contains(
                        "ShipmentRegistered",
                        "CarrierDelivered",
                        "ParcelDeposited",
                        "PickupCodeIssued",
                        "DoorOpened",
                        "ParcelCollected",
                        "DeliveryCollected");
    }

    @Test
    void costsFewStateTransitions(Outside outside) {
        var parcel = outside.parcel();
        parcel.hasArrived().isCollected().ends("Collected");

        int transitions = billedTransitions(outside, parcel.executions());

        System.out.println("Billed state transitions of the good path, over all its executions: " + transitions);
        assertThat(transitions).isLessThanOrEqualTo(MOST_TRANSITIONS);
    }

    /// Every state that was entered, every task that was tried again, and the start and end of each execution, as
    /// AWS's price list counts.
    private static int billedTransitions(Outside outside, List<ExecutionListItem> executions) {
        return executions.stream()
                .map(outside.cloud()::history)
                .mapToInt(history -> {
                    long entered = history.stream()
                            .filter(event -> event.typeAsString().endsWith("StateEntered"))
                            .count();
                    long tasks = history.stream()
                            .filter(event -> event.typeAsString().equals("TaskStateEntered"))
                            .count();
                    long tries = history.stream()
                            .filter(event -> event.typeAsString().equals("TaskScheduled"))
                            .count();
                    return (int) (entered + tries - tasks + 2);
                })
                .sum();
    }
}
