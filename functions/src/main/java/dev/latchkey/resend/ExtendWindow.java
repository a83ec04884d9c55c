package dev.latchkey.resend;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Extension;
import dev.latchkey.shipment.ExtendPickup;
import dev.latchkey.shipment.ExtendPickup.Answer.AlreadyExtended;
import dev.latchkey.shipment.ExtendPickup.Answer.Extended;
import dev.latchkey.shipment.ExtendPickup.Answer.NothingWaits;
import dev.latchkey.shipment.ExtendPickup.Answer.Unknown;
import java.time.Instant;

/// Gives a recipient more time at support's request.
final class ExtendWindow {

    private final ExtendPickup extendPickup;

    ExtendWindow(ExtendPickup extendPickup) {
        this.extendPickup = extendPickup;
    }

    /// @param before as it was when this try began
    /// @param firstTry when it was asked for
    Acted extend(Delivery before, String by, Instant firstTry) {
        return switch (extendPickup.extend(before.deliveryId(), by)) {
            case Extended extended -> extended(extended.until());
            case AlreadyExtended already ->
                wasThisOne(before, by, firstTry)
                        ? extended(already.until())
                        : Acted.notPossible(Hindrance.AlreadyExtended).with("until", already.until());
            case NothingWaits ignored -> Acted.notPossible(Hindrance.NoParcelWaits);
            case Unknown ignored -> Acted.notPossible(Hindrance.NoParcelWaits);
        };
    }

    private static Acted extended(Instant until) {
        return Acted.done(Deed.PickupExtended).with("until", until);
    }

    /// An earlier try broke off after it had done it.
    private static boolean wasThisOne(Delivery delivery, String by, Instant firstTry) {
        return delivery.extension()
                .filter(extension -> extension.by().equals(by))
                .map(Extension::at)
                .filter(at -> !at.isBefore(firstTry))
                .isPresent();
    }
}
