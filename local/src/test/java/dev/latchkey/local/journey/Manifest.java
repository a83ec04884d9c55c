package dev.latchkey.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A locker's manifest as it went over the broker; who signed it is the device's business.
record Manifest(JsonNode payload) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Manifest read(byte[] message) {
        try {
            var payload = JSON.readTree(message).path("payload").asText();
            return new Manifest(JSON.readTree(Base64.getUrlDecoder().decode(payload)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long version() {
        return payload.path("version").asLong();
    }

    /// Until when a delivery's code is good there, ISO 8601; empty where it is not granted.
    Optional<String> expiry(String deliveryId) {
        return StreamSupport.stream(payload.path("grants").spliterator(), false)
                .filter(grant -> grant.path("deliveryId").asText().equals(deliveryId))
                .map(grant -> grant.path("expiresAt").asText())
                .findFirst();
    }

    /// The names of the keys that it announces.
    List<String> keys() {
        return payload.path("keys").findValuesAsText("kid");
    }

    /// The deliveries whose codes it grants.
    List<String> deliveries() {
        return StreamSupport.stream(payload.path("grants").spliterator(), false)
                .map(grant -> grant.path("deliveryId").asText())
                .toList();
    }
}
