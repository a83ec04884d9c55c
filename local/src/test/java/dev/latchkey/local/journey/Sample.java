package dev.latchkey.local.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.diagnosis.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A webhook of `events/carriers`, told of another parcel.
record Sample(ObjectNode body) {

    static final Path ROOT = Path.of(System.getProperty("latchkey.root"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param name such as `easypost-delivered`
    static Sample named(String name) {
        try {
            var file = ROOT.resolve("events/carriers").resolve(name + ".json");
            return new Sample((ObjectNode) JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Our own format's.
    Sample of(String trackingNumber, Instant at) {
        body.put("timestamp", at.toString());
        data().put("trackingNumber", trackingNumber);
        return this;
    }

    Sample to(Recipient recipient, String lockerId) {
        data().put("lockerId", lockerId).set("recipient", parsed(recipient.json()));
        return this;
    }

    Sample ofEasyPost(String eventId, String trackingNumber) {
        body.put("id", eventId);
        ((ObjectNode) body.path("result")).put("tracking_code", trackingNumber);
        return this;
    }

    Sample ofAfterShip(String eventId, String trackingNumber) {
        body.put("event_id", eventId);
        ((ObjectNode) body.path("msg")).put("tracking_number", trackingNumber);
        return this;
    }

    ObjectNode data() {
        return (ObjectNode) body.path("data");
    }

    String text() {
        return body.toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
