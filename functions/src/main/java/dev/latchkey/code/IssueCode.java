package dev.latchkey.code;

import dev.latchkey.code.Codes.Reservation.AlreadyIssued;
import dev.latchkey.code.Codes.Reservation.DigestTaken;
import dev.latchkey.code.Codes.Reservation.Reserved;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Gives a confirmed delivery its code. Asking again gives the same code.
public final class IssueCode {

    /// With 60 live codes of 8 digits, one collision has a chance of 6e-7; a run of so many is a fault elsewhere.
    private static final int MAX_COLLISIONS = 20;

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Codes codes;
    private final MasterKeys masterKeys;
    private final CodePolicy policy;
    private final Clock clock;

    public IssueCode(
            Deliveries deliveries,
            ChangeDelivery change,
            Lockers lockers,
            Codes codes,
            MasterKeys masterKeys,
            CodePolicy policy,
            Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.lockers = lockers;
        this.codes = codes;
        this.masterKeys = masterKeys;
        this.policy = policy;
        this.clock = clock;
    }

    /// @throws AlreadyCollected where it was collected
    /// @throws NotConfirmed unless carrier and locker agree that the parcel is in the locker, and nobody has called
    /// it off or taken it out
    public CodeRecord issue(String deliveryId) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (delivery.collectedAt().isPresent()) {
            throw new AlreadyCollected(deliveryId);
        }
        if (!delivery.isWaitingForPickup()) {
            throw new NotConfirmed(deliveryId);
        }
        var code = codes.find(deliveryId).orElseGet(() -> reserve(delivery));
        if (!note(code).isWaitingForPickup()) {
            // It was called off between the two; nobody knows the digits yet.
            codes.release(code);
            throw new NotConfirmed(deliveryId);
        }
        return code;
    }

    private CodeRecord reserve(Delivery delivery) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        var keyVersion = lockers.find(lockerId)
                .orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId))
                .keyVersion();
        var key = masterKeys.version(keyVersion);
        for (int version = 1; version <= MAX_COLLISIONS; version++) {
            switch (codes.reserve(candidate(delivery, lockerId, key, version))) {
                case Reserved reserved -> {
                    return reserved.code();
                }
                case AlreadyIssued issued -> {
                    return issued.code();
                }
                case DigestTaken ignored -> {}
            }
        }
        throw new IllegalStateException("No free code at locker " + lockerId + " after " + MAX_COLLISIONS + " tries");
    }

    private CodeRecord candidate(Delivery delivery, String lockerId, MasterKey key, int version) {
        var code = PickupCode.derive(key, lockerId, delivery.deliveryId(), version, policy.length());
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new CodeRecord(
                delivery.deliveryId(),
                lockerId,
                delivery.placement().orElseThrow().compartment(),
                version,
                policy.length(),
                key.version(),
                key.lockerKey(lockerId).digest(code.digits()),
                now,
                now.plus(policy.pickupWindow()));
    }

    private Delivery note(CodeRecord code) {
        var issued =
                new IssuedCode(code.version(), code.length(), code.keyVersion(), code.issuedAt(), code.expiresAt());
        var now = clock.instant();
        return change.changeKnown(
                        code.deliveryId(),
                        delivery -> delivery.withCode(issued),
                        new TimelineEntry(
                                "code-" + code.version(),
                                now,
                                "PickupCodeIssued",
                                Map.of(
                                        "codeVersion",
                                        code.version(),
                                        "expiresAt",
                                        code.expiresAt().toString())),
                        Optional.of(SeenEvent.ofWorkflow("code-" + code.version(), now)))
                .delivery();
    }
}
