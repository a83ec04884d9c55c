package dev.latchkey.support;

import java.time.Instant;

/// What allows a door to be opened from afar.
public sealed interface Justification {

    /// Two people agreed to it.
    record Approved(String approvalId) implements Justification {}

    /// The door jams, as a diagnosis has confirmed, and the recipient of the parcel behind it is there.
    ///
    /// @param verifiedAt when the recipient typed the right code or used the page of their own
    record ConfirmedJam(String faultId, String deliveryId, Instant verifiedAt) implements Justification {}
}
