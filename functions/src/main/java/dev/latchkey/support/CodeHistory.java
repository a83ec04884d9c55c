package dev.latchkey.support;

import dev.latchkey.shipment.TimelineEntry;
import java.util.List;

/// What a delivery's timeline tells of its codes, when the delivery has none.
public final class CodeHistory {

    private CodeHistory() {}

    /// Whether it ever had one: then its code has expired or was revoked, and it gets none by itself.
    public static boolean hadCode(List<TimelineEntry> timeline) {
        return timeline.stream().anyMatch(entry -> entry.type().equals("PickupCodeIssued"));
    }
}
