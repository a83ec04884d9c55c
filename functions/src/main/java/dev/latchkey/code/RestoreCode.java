package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import java.time.Clock;

/// Puts back what was lost of a delivery's live code. The digits stay the same, so a message that was sent stays
/// right.
public final class RestoreCode {

    private final Codes codes;
    private final Lockers lockers;
    private final MasterKeys masterKeys;
    private final PublishManifest publishManifest;
    private final InspectCode inspectCode;

    public RestoreCode(
            Codes codes, Lockers lockers, MasterKeys masterKeys, PublishManifest publishManifest, Clock clock) {
        this.codes = codes;
        this.lockers = lockers;
        this.masterKeys = masterKeys;
        this.publishManifest = publishManifest;
        this.inspectCode = new InspectCode(codes, clock);
    }

    /// As [InspectCode] sees it.
    public boolean isWhole(Delivery delivery) {
        return inspectCode.isWhole(delivery);
    }

    /// @param delivery a confirmed one with a live code
    /// @return false where its digits are another delivery's by now, or it has another code
    public boolean restore(Delivery delivery) {
        var lost = derived(delivery, delivery.liveCode().orElseThrow());
        boolean isRestored = codes.restore(lost);
        if (isRestored) {
            lockers.find(lost.lockerId()).ifPresent(publishManifest::publish);
        }
        return isRestored;
    }

    private CodeRecord derived(Delivery delivery, IssuedCode issued) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        var key = masterKeys.version(issued.keyVersion());
        var code = PickupCode.derive(key, lockerId, delivery.deliveryId(), issued.version(), issued.length());
        return new CodeRecord(
                delivery.deliveryId(),
                lockerId,
                delivery.placement().orElseThrow().compartment(),
                issued.version(),
                issued.length(),
                issued.keyVersion(),
                key.lockerKey(lockerId).digest(code.digits()),
                issued.issuedAt(),
                issued.expiresAt());
    }
}
