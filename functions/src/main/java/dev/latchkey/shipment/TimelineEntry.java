package dev.latchkey.shipment;

import java.time.Instant;
import java.util.Map;

/// One thing that happened to a delivery, as people at support read it.
///
/// @param id makes two things of the same moment two entries, and the same thing twice one
/// @param at when it happened, by the clock of whoever reported it
/// @param type past tense, such as `ParcelDeposited`
/// @param details ids, counts and vocabulary words; never a code, an address or free text of a carrier
public record TimelineEntry(String id, Instant at, String type, Map<String, Object> details) {

    public TimelineEntry {
        details = Map.copyOf(details);
    }

    public static TimelineEntry of(String id, Instant at, String type) {
        return new TimelineEntry(id, at, type, Map.of());
    }
}
