package dev.latchkey.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
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

    /// The deliveries whose codes it grants.
    List<String> deliveries() {
        return StreamSupport.stream(payload.path("grants").spliterator(), false)
                .map(grant -> grant.path("deliveryId").asText())
                .toList();
    }
}
