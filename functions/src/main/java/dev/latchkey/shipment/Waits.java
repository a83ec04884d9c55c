package dev.latchkey.shipment;

import java.util.List;
import java.util.Optional;

/// The parked task tokens: what each delivery's workflows wait for. The workflow of a locker's fault parks its own
/// under the fault's id, which is like no delivery's.
public interface Waits {

    /// What a wait is for; `confirmation`, `manifest`, `release`, `pickup`, `notice#<id>#<n>`, or `pause#<notice's
    /// id>`.
    ///
    /// A newer token for the same thing takes the older one's place: the older task has failed or timed out.
    void park(String deliveryId, String what, TaskToken token);

    Optional<TaskToken> find(String deliveryId, String what);

    /// What a delivery's workflows wait for, of that which starts so; some may have timed out.
    List<String> names(String deliveryId, String prefix);

    /// Removes the wait where it still holds this token.
    void remove(String deliveryId, String what, TaskToken token);
}
