package dev.latchkey.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.iot.Things;
import dev.latchkey.local.lambda.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Does what an operator does once in the cloud: adds the lockers of `events/lockers`, and hands out what lockers
/// and carriers need.
final class Provisioning {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StateDirectory state;
    private final Things things;
    private final Functions functions;
    private final String provisionLocker;

    Provisioning(StateDirectory state, Things things, Functions functions, String provisionLocker) {
        this.state = state;
        this.things = things;
        this.functions = functions;
        this.provisionLocker = provisionLocker;
    }

    /// Adds each locker that a file of `descriptions` describes.
    void addLockers(Path descriptions) throws IOException, GeneralSecurityException {
        for (var file : jsonFiles(descriptions)) {
            addLocker(Files.readAllBytes(file));
        }
    }

    void addLocker(byte[] description) throws IOException, GeneralSecurityException {
        var lockerId = JSON.readTree(description).path("lockerId").asText();
        things.register(lockerId);
        JsonNode keys = JSON.readTree(functions.invoke(provisionLocker, description));
        var folder = state.locker(lockerId);
        StateDirectory.writeSecret(
                folder.resolve("locker.key"), keys.path("lockerKey").asText() + "\n");
        Files.writeString(folder.resolve("signing.pem"), keys.path("signingKey").asText());
    }

    /// Writes each carrier's secret as the carrier knows it: Standard Webhooks secrets start with `whsec_`.
    ///
    /// @param secrets the text of each carrier's secret in Secrets Manager, by the carrier's name
    void handOutCarrierSecrets(Map<String, String> secrets) throws IOException {
        for (var carrier : secrets.entrySet()) {
            var settings = JSON.readTree(carrier.getValue());
            Function<String, String> known =
                    settings.path("format").asText().equals("latchkey") ? "whsec_"::concat : Function.identity();
            StateDirectory.writeSecret(
                    state.carriers().resolve(carrier.getKey() + ".secret"),
                    known.apply(settings.path("secret").asText()) + "\n");
        }
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
