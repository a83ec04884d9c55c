package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.http.InProcessApi;
import dev.latchkey.local.http.InProcessApi.Answer;
import dev.latchkey.local.simulation.judge.Sighting.HoldDecided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/// People at support, who look after parcels whose code is held: they call the recipient back, release what is
/// theirs, two of them, and refuse what is not. Sometimes nobody has the time.
record SupportDesk(InProcessApi api, Surface surface) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double NOBODY_HAS_TIME = 0.1;
    private static final int LOOKS = 3;

    /// Looks some hours after a parcel was to come, and again on the next days.
    void lookAfter(Story story) {
        surface.at(story.arrivesAt().plus(hours(1, 8)), () -> look(story, LOOKS));
    }

    private void look(Story story, int looks) {
        var answer = api.send("GET", path(story), Map.of(), "");
        if (answer.isAccepted() && isHeld(answer) && !surface.chance().of(NOBODY_HAS_TIME)) {
            decide(story);
        }
        if (looks > 1) {
            surface.after(hours(12, 24), () -> look(story, looks - 1));
        }
    }

    private void decide(Story story) {
        if (story.recipient().isTakenOver()) {
            post(story, "refuse", "noor");
        } else {
            post(story, "release", "noor");
            surface.after(Duration.ofMinutes(10), () -> post(story, "release", "emil"));
        }
    }

    private void post(Story story, String decision, String principal) {
        var body = JSON.createObjectNode()
                .put("decision", decision)
                .put("reason", "called back on the number before")
                .toString();
        var headers =
                Map.of("authorization", "AWS4-HMAC-SHA256 Credential=" + principal + "/20261123/x/x/aws4_request");
        var answer = api.send("POST", path(story) + "/release", headers, body);
        surface.saw(new HoldDecided(surface.now(), story.deliveryId(), decision, answer.status()));
        if (answer.status() >= 500) {
            surface.after(Duration.ofMinutes(1), () -> post(story, decision, principal));
        }
    }

    private static boolean isHeld(Answer answer) {
        try {
            return JSON.readTree(answer.body()).has("hold");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Story story) {
        return "/deliveries/" + story.deliveryId();
    }

    private Duration hours(int from, int to) {
        return surface.chance().between(Duration.ofHours(from), Duration.ofHours(to));
    }
}
