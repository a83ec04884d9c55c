package dev.latchkey.diagnosis;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Asks the locker of a delivery how it is, and parks a request's workflow until it answers. The answer is
/// taken in like any report of health, before the workflow goes on: what it says of faults is known by
/// then. A locker that is away is not asked. Run again it is the same command, which the locker obeys once.
public final class AskLocker {

    /// What a request's workflow waits for, in [Waits] under the request's id.
    public static final String LOCKER_ANSWER = "lockerAnswer";

    /// Somebody is on the telephone.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Deliveries deliveries;
    private final Lockers lockers;
    private final SendCommand sendCommand;
    private final Waits waits;
    private final WakeWorkflow wake;

    public AskLocker(Deliveries deliveries, Lockers lockers, SendCommand sendCommand, Waits waits, WakeWorkflow wake) {
        this.deliveries = deliveries;
        this.lockers = lockers;
        this.sendCommand = sendCommand;
        this.waits = waits;
        this.wake = wake;
    }

    /// The token is stored first, so that no answer slips through.
    public void ask(String deliveryId, String requestId, TaskToken token) {
        waits.park(requestId, LOCKER_ANSWER, token);
        deliveries
                .find(deliveryId)
                .filter(delivery -> delivery.registration().isPresent())
                .map(delivery -> ask(delivery, requestId))
                .orElse(Optional.of("NoLocker"))
                .ifPresent(outcome -> answered(requestId, outcome));
    }

    /// @return an outcome that is known already
    private Optional<String> ask(Delivery delivery, String requestId) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        return lockers.presence(lockerId).isConnected()
                ? send(lockerId, delivery, requestId).answer().map(Answer::outcome)
                : Optional.of("Away");
    }

    private IssuedCommand send(String lockerId, Delivery delivery, String requestId) {
        return sendCommand.send(
                lockerId,
                new Command.Diagnose(
                        delivery.placement().map(Placement::compartment).orElse(0)),
                "diagnose-" + requestId,
                DiagnoseDelivery.BY,
                "To see whether the parcel can be collected",
                PATIENCE,
                Optional.of(new Waiting(requestId, LOCKER_ANSWER)));
    }

    private void answered(String requestId, String outcome) {
        wake.wake(requestId, LOCKER_ANSWER, Map.of("outcome", outcome));
    }
}
