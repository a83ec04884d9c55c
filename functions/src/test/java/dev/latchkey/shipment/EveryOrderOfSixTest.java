package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.WaitingWorkflow;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.Returned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Six of eight things that can be said of one parcel, in every order: one code or none, the right state after each,
/// the right ending, nobody left in silence, and a workflow that is woken exactly when something is due.
///
/// What is right is told by [Oracle], which shares nothing with the code it judges.
class EveryOrderOfSixTest {

    private static final int LENGTH = 6;

    @Test
    void givesOneCodeOrNoneAndTheRightEnding() {
        var orders = new ArrayList<List<Said>>();
        collect(List.of(), orders);

        orders.parallelStream().forEach(EveryOrderOfSixTest::plays);

        assertThat(orders).hasSize(20_160);
    }

    /// What is said, by the minutes before the start at which it happened. The order in which it is heard is another.
    private enum Said {
        REGISTERED(80),
        ATTEMPT_FAILED(70),
        DEPOSITED(61),
        DELIVERED(60),
        CANCELLED(55),
        /// Contradicts `DELIVERED`.
        MISROUTED(50),
        /// Corrects `MISROUTED`.
        DELIVERED_AGAIN(40),
        /// Contradicts every *delivered*.
        RETURNED(30);

        private final int minutes;

        Said(int minutes) {
            this.minutes = minutes;
        }
    }

    private static void collect(List<Said> order, List<List<Said>> orders) {
        if (order.size() == LENGTH) {
            orders.add(order);
            return;
        }
        for (var next : Said.values()) {
            if (!order.contains(next)) {
                var longer = new ArrayList<>(order);
                longer.add(next);
                collect(longer, orders);
            }
        }
    }

    private static void plays(List<Said> order) {
        var run = new Run();
        var oracle = new Oracle();
        for (var said : order) {
            var wasWaiting = run.isWaiting();
            run.hears(said);
            var isDue = oracle.hears(said);
            agree(wasWaiting && !run.isWaiting(), wasWaiting && isDue, said, order);
            run.goesOn();
            agree(run.known(), oracle.known(), said, order);
        }
        run.waitsForever();
        oracle.endsInSilence();
        agree(run.known(), oracle.known(), "silence", order);
    }

    private static void agree(Object actual, Object right, Object after, List<Said> order) {
        if (!actual.equals(right)) {
            assertThat(actual).as("after %s of %s", after, order).isEqualTo(right);
        }
    }

    /// What can be seen of a delivery.
    ///
    /// @param codes that were ever issued
    private record Known(String status, int codes, boolean hasLiveCode, List<String> told, Set<String> cases) {}

    /// The system, with what its handlers do around the use cases.
    private static final class Run {

        private final InMemoryCloud cloud = new InMemoryCloud();
        private final Parcel parcel = Parcel.first();
        private final Set<String> cases = new HashSet<>();
        private WaitingWorkflow workflow;

        private void hears(Said said) {
            switch (said) {
                case REGISTERED -> carrier(parcel.registered());
                case DEPOSITED -> deposit();
                case ATTEMPT_FAILED -> carrier(said, new AttemptFailed());
                case DELIVERED, DELIVERED_AGAIN -> carrier(said, new Delivered());
                case CANCELLED -> carrier(said, new Cancelled());
                case MISROUTED -> carrier(said, new Misrouted());
                case RETURNED -> carrier(said, new Returned());
            }
        }

        private void carrier(Said said, Fact fact) {
            carrier(parcel.event(said.name(), said.minutes, fact));
        }

        private void carrier(CarrierEvent event) {
            var changed = cloud.recordCarrierEvent().record(event);
            if (changed.delivery().isCancelled()) {
                cloud.cancelDelivery().cancel(parcel.deliveryId()).ifPresent(doubt -> cases.add(doubt.name()));
            }
        }

        private void deposit() {
            var deposit = parcel.deposited(Said.DEPOSITED.minutes);
            cloud.recordDeposit()
                    .record(InMemoryCloud.LOCKER_ID, deposit)
                    .flatMap(Placed::doubt)
                    .ifPresent(doubt -> cases.add(doubt.name()));
        }

        private void goesOn() {
            if (workflow != null) {
                workflow.goesOn();
            } else if (!cloud.workflows.started().isEmpty()) {
                workflow = WaitingWorkflow.started(cloud, parcel.deliveryId());
            }
        }

        private boolean isWaiting() {
            return workflow != null && workflow.isWaiting();
        }

        private void waitsForever() {
            for (int timeouts = 0; isWaiting(); timeouts++) {
                assertThat(timeouts).as("times that it looked").isLessThan(10);
                workflow.timesOut();
            }
        }

        private Known known() {
            var deliveryId = parcel.deliveryId();
            return new Known(
                    status(),
                    Collections.frequency(cloud.timeline(deliveryId), "PickupCodeIssued"),
                    cloud.codes.find(deliveryId).isPresent(),
                    told(),
                    cases());
        }

        private String status() {
            return cloud.deliveries
                    .find(parcel.deliveryId())
                    .map(delivery -> delivery.status().name())
                    .orElse("Unregistered");
        }

        private List<String> told() {
            return workflow == null ? List.of() : workflow.told();
        }

        private Set<String> cases() {
            var all = new HashSet<>(cases);
            if (workflow != null) {
                all.addAll(workflow.traced());
            }
            return all;
        }
    }

    /// Knows what must become of a parcel: a few sentences over what was said so far, in the order it was heard.
    private static final class Oracle {

        private final Set<Said> heard = EnumSet.noneOf(Said.class);
        private final List<String> told = new ArrayList<>();
        private final Set<String> cases = new HashSet<>();
        private String ending = "";
        private int codes;

        /// @return whether the waiting workflow has something to do now
        private boolean hears(Said said) {
            var before = doubt();
            heard.add(said);
            if (!knows(Said.REGISTERED)) {
                return false;
            }
            if (isLeftInTheLocker()) {
                cases.add("ParcelWithoutCode");
            }
            return goesOn() || !doubt().isEmpty() && !doubt().equals(before);
        }

        private boolean goesOn() {
            if (!ending.isEmpty()) {
                return false;
            }
            if (knows(Said.CANCELLED)) {
                ending = "Cancelled";
                return true;
            }
            if (codes == 1) {
                return false;
            }
            if (knows(Said.DEPOSITED) && isSaidDelivered()) {
                codes = 1;
                return true;
            }
            return !knows(Said.DEPOSITED) && tells();
        }

        private boolean tells() {
            return switch (newest()) {
                case "ReturningToSender" -> {
                    told.add("RETURNED");
                    ending = "Returned";
                    yield true;
                }
                case "Misrouted" -> tellsOnce("MISROUTED");
                case "AttemptFailed" -> tellsOnce("ATTEMPT_FAILED");
                default -> false;
            };
        }

        private boolean tellsOnce(String news) {
            return !told.contains(news) && told.add(news);
        }

        /// Nobody says anything more: every window ends, and then all patience.
        private void endsInSilence() {
            if (!knows(Said.REGISTERED) || !ending.isEmpty() || codes == 1) {
                return;
            }
            told.add("LATE");
            if (!doubt().isEmpty()) {
                cases.add(doubt());
            }
            if (!knows(Said.DEPOSITED) && Set.of("Misrouted", "AttemptFailed").contains(newest())) {
                cases.add("ExceptionUnresolved");
            }
            cases.add("ParcelUntraced");
            ending = "Escalated";
        }

        private String status() {
            if (!knows(Said.REGISTERED)) {
                return "Unregistered";
            }
            if (!ending.isEmpty()) {
                return ending;
            }
            if (codes == 1) {
                return "ReadyForPickup";
            }
            return knows(Said.DEPOSITED) ? "AwaitingCarrier" : newest();
        }

        private Known known() {
            return new Known(status(), codes, codes == 1 && ending.isEmpty(), List.copyOf(told), Set.copyOf(cases));
        }

        private String doubt() {
            if (!knows(Said.REGISTERED)
                    || codes == 1
                    || !ending.isEmpty()
                    || knows(Said.DEPOSITED) == isSaidDelivered()) {
                return "";
            }
            return knows(Said.DEPOSITED) ? "DepositWithoutDelivered" : "DeliveredWithoutDeposit";
        }

        private boolean isLeftInTheLocker() {
            var wasCalledOff = knows(Said.CANCELLED) || ending.equals("Returned");
            return knows(Said.DEPOSITED) && wasCalledOff;
        }

        private boolean isSaidDelivered() {
            return newest().equals("AwaitingDeposit");
        }

        /// The carrier's newest word by its own clock.
        private String newest() {
            if (knows(Said.RETURNED)) {
                return "ReturningToSender";
            }
            if (knows(Said.DELIVERED_AGAIN)) {
                return "AwaitingDeposit";
            }
            if (knows(Said.MISROUTED)) {
                return "Misrouted";
            }
            if (knows(Said.DELIVERED)) {
                return "AwaitingDeposit";
            }
            return knows(Said.ATTEMPT_FAILED) ? "AttemptFailed" : "Registered";
        }

        private boolean knows(Said said) {
            return heard.contains(said);
        }
    }
}
