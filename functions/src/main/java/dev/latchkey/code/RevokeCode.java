package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;

/// Ends a code's life: the digits are free again, and the locker is sent a manifest without them.
public final class RevokeCode {

    private final Codes codes;
    private final Lockers lockers;
    private final PublishManifest publishManifest;

    public RevokeCode(Codes codes, Lockers lockers, PublishManifest publishManifest) {
        this.codes = codes;
        this.lockers = lockers;
        this.publishManifest = publishManifest;
    }

    /// The manifest is sent even where there is no live code any more: an earlier try may have broken off between
    /// the two, and would leave the locker with a grant that nobody else takes away.
    ///
    /// @param lockerId where the delivery's parcel was announced
    public void revoke(String deliveryId, String lockerId) {
        codes.find(deliveryId).ifPresent(codes::release);
        lockers.find(lockerId).ifPresent(publishManifest::publish);
    }
}
