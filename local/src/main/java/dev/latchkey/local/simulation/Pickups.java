package dev.latchkey.local.simulation;

import dev.latchkey.local.http.InProcessApi;
import dev.latchkey.notice.MessageText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What recipients do with what they read.
final class Pickups {

    private final Supplier<InProcessApi> api;
    private final Fleet fleet;
    private final Surface surface;
    private final Map<Integer, Errand> errands = new HashMap<>();

    Pickups(Supplier<InProcessApi> api, Fleet fleet, Surface surface) {
        this.api = api;
        this.fleet = fleet;
        this.surface = surface;
    }

    /// A recipient reads a message about a parcel.
    void read(Story story, MessageText text) {
        errands.computeIfAbsent(story.number(), number -> new Errand(story, api.get(), fleet, surface))
                .read(text);
    }
}
