package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
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
        var answer = api.send("POST", path(story) + "/release", signedBy(principal), body);
        surface.saw(new HoldDecided(surface.now(), story.deliveryId(), decision, answer.status()));
        if (answer.status() >= 500) {
            surface.after(Duration.ofMinutes(1), () -> post(story, decision, principal));
        }
    }

    /// A recipient calls from in front of their door: two people let it be opened from afar.
    void openRemotely(String lockerId, int compartment) {
        var body = JSON.createObjectNode()
                .put("reason", "the recipient stands there and has said the delivery's facts")
                .toString();
        var path = "/lockers/" + lockerId + "/compartments/" + compartment + "/openings";
        var answer = api.send("POST", path, signedBy("noor"), body);
        if (answer.isAccepted()) {
            var approvalId = document(answer).path("approvalId").asText();
            surface.after(Duration.ofSeconds(40), () -> approve(approvalId));
        }
    }

    private void approve(String approvalId) {
        var body = JSON.createObjectNode()
                .put("decision", "approve")
                .put("reason", "heard the call")
                .toString();
        if (api.send("POST", "/approvals/" + approvalId, signedBy("emil"), body).isAccepted()) {
            surface.faults().tookEffect(Fault.SUPPORT_OPENS);
        }
    }

    private static Map<String, String> signedBy(String principal) {
        return Map.of("authorization", "AWS4-HMAC-SHA256 Credential=" + principal + "/20261123/x/x/aws4_request");
    }

    private static JsonNode document(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHeld(Answer answer) {
        return document(answer).has("hold");
    }

    private static String path(Story story) {
        return "/deliveries/" + story.deliveryId();
    }

    private Duration hours(int from, int to) {
        return surface.chance().between(Duration.ofHours(from), Duration.ofHours(to));
    }
}
