package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.demo.HttpDoor.Answer;
import dev.latchkey.local.demo.Step.PhoneRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What others than carriers and lockers see from outside: the delivery's state, and the phones.
final class SystemDoor {

    private final HttpDoor http;

    SystemDoor(HttpDoor http) {
        this.http = http;
    }

    /// A delivery as `GET /deliveries/{deliveryId}` tells it.
    record Delivery(String status, Optional<String> outcome, boolean hasCode, int carrierEvents) {

        static Delivery of(JsonNode json) {
            return new Delivery(
                    json.path("status").asText(),
                    Optional.ofNullable(json.path("outcome").asText(null)),
                    json.hasNonNull("codeVersion"),
                    (int) json.path("timeline")
                            .valueStream()
                            .filter(entry -> entry.path("type").asText().startsWith("Carrier"))
                            .count());
        }
    }

    Delivery delivery(String deliveryId) throws IOException, InterruptedException {
        var answer = http.get("/deliveries/" + deliveryId);
        if (!answer.isGood()) {
            throw new StepMissed("GET /deliveries/" + deliveryId + " answered " + answer.status());
        }
        return Delivery.of(answer.body());
    }

    /// What phones and inboxes show, the oldest first.
    List<Message> messages() throws IOException, InterruptedException {
        return http.get("/_local/messages")
                .body()
                .path("messages")
                .valueStream()
                .map(Message::of)
                .toList();
    }

    Answer set(PhoneRule rule) throws IOException, InterruptedException {
        return http.post("/_local/receipts", Map.of(), rule.body());
    }
}
