package dev.latchkey.code;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import java.time.Clock;

/// Looks whether a delivery's code is all there.
public final class InspectCode {

    private final Codes codes;
    private final Clock clock;

    public InspectCode(Codes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /// Whether the code that a delivery says it has is recorded, and lies at its locker. One that has
    /// expired may be forgotten.
    public boolean isWhole(Delivery delivery) {
        return delivery.liveCode()
                .filter(code -> code.expiresAt().isAfter(clock.instant()))
                .map(code -> isWhole(delivery.deliveryId(), code))
                .orElse(true);
    }

    private boolean isWhole(String deliveryId, IssuedCode issued) {
        return codes.find(deliveryId)
                .filter(record -> record.version() == issued.version() && codes.isAtLocker(record))
                .isPresent();
    }
}
