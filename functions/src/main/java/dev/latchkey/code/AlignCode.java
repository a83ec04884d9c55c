package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import java.time.Instant;

/// Brings the end of a code at its locker in line with the delivery's, where somebody has moved that. Run again it
/// changes nothing.
public final class AlignCode {

    private final Deliveries deliveries;
    private final Codes codes;
    private final Lockers lockers;
    private final PublishManifest publishManifest;

    public AlignCode(Deliveries deliveries, Codes codes, Lockers lockers, PublishManifest publishManifest) {
        this.deliveries = deliveries;
        this.codes = codes;
        this.lockers = lockers;
        this.publishManifest = publishManifest;
    }

    public void align(String deliveryId) {
        deliveries
                .find(deliveryId)
                .flatMap(Delivery::liveCode)
                .map(IssuedCode::expiresAt)
                .ifPresent(end -> codes.find(deliveryId)
                        .filter(code -> code.expiresAt().isBefore(end))
                        .ifPresent(code -> prolong(code, end)));
    }

    private void prolong(CodeRecord code, Instant end) {
        codes.prolong(code, end);
        lockers.find(code.lockerId()).ifPresent(publishManifest::publish);
    }
}
