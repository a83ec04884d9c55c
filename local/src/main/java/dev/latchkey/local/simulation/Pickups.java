package dev.latchkey.local.simulation;

import dev.latchkey.notice.MessageText;
import java.util.HashMap;
import java.util.Map;

/// What recipients do with what they read.
final class Pickups {

    private final Fleet fleet;
    private final Surface surface;
    private final Map<Integer, Errand> errands = new HashMap<>();

    Pickups(Fleet fleet, Surface surface) {
        this.fleet = fleet;
        this.surface = surface;
    }

    /// A recipient reads a message about a parcel.
    void read(Story story, MessageText text) {
        errands.computeIfAbsent(story.number(), number -> new Errand(story, fleet, surface))
                .read(text);
    }
}
