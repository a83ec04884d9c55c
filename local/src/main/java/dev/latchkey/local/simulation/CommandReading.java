package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.simulation.judge.Sighting.CommandArrived;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/// What a witness at the cable sees of a command.
final class CommandReading {

    private static final JsonMapper JSON = new JsonMapper();

    private CommandReading() {}

    static CommandArrived of(Instant at, String lockerId, byte[] command) {
        try {
            var fields = JSON.readTree(command);
            return new CommandArrived(
                    at,
                    lockerId,
                    fields.path("commandId").asText(),
                    fields.path("type").asText(),
                    Optional.of(fields.path("compartment"))
                            .filter(it -> it.isInt())
                            .map(it -> it.asInt()),
                    Instant.parse(fields.path("issuedAt").asText()),
                    Instant.parse(fields.path("expiresAt").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
