package dev.latchkey.shipment;

import java.util.Optional;

/// The parked task tokens: what each delivery's workflows wait for.
public interface Waits {

    /// What a wait is for; `confirmation`, `manifest`, `pickup`, or `notice#<id>#<n>`.
    ///
    /// A newer token for the same thing takes the older one's place: the older task has failed or timed out.
    void park(String deliveryId, String what, TaskToken token);

    Optional<TaskToken> find(String deliveryId, String what);

    /// Removes the wait where it still holds this token.
    void remove(String deliveryId, String what, TaskToken token);
}
