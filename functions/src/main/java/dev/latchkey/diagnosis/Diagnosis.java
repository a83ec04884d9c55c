package dev.latchkey.diagnosis;

import java.time.Instant;
import java.util.List;

/// The causes that apply to one delivery at one moment.
///
/// @param canLockerTellMore whether asking the locker now could change it
/// @param reasons the most likely first; at least one
public record Diagnosis(String deliveryId, Instant at, boolean canLockerTellMore, List<Reason> reasons) {
    public Diagnosis {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A diagnosis has at least one reason");
        }
    }

    /// The most likely one.
    public Reason first() {
        return reasons.getFirst();
    }
}
