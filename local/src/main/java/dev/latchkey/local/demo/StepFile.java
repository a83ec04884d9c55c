package dev.latchkey.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.demo.Step.Deposit;
import dev.latchkey.local.demo.Step.PhoneRule;
import dev.latchkey.local.demo.Step.Webhook;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// One file of a demo directory: `<number>-<sender>-<what>.json`, a JSON object in UTF-8.
///
/// @param number says when its turn is
/// @param sender `locker`, `phone`, or a carrier's name
record StepFile(String name, int number, String sender, String text, JsonNode json) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,4})-([a-z0-9]+)(?:-[A-Za-z0-9._-]*)?\\.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// @throws BadJourney where its name says no number and sender, or it holds no JSON object
    static StepFile read(Path file) throws IOException {
        var name = file.getFileName().toString();
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new BadJourney(
                    name, "the name must be <number>-<sender>-<what>.json, such as 02-acme-in-transit.json");
        }
        var text = text(file, name);
        return new StepFile(name, Integer.parseInt(parts.group(1)), parts.group(2), text, object(name, text));
    }

    private static String text(Path file, String name) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadJourney(name, "is no text in UTF-8");
        }
    }

    private static JsonNode object(String name, String text) {
        try {
            var json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BadJourney(name, "is no JSON, at line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
        throw new BadJourney(name, "is no JSON object");
    }

    boolean isRegistration() {
        return toStep() instanceof Webhook && json.path("type").asText().equals("shipment.registered");
    }

    Step toStep() {
        return switch (sender) {
            case "locker" -> deposit();
            case "phone" -> new PhoneRule(name, text);
            default -> new Webhook(name, sender, text);
        };
    }

    private Deposit deposit() {
        if (!required("/type").equals("deposited")) {
            throw bad("/type", "must be deposited");
        }
        return new Deposit(name, required("/trackingNumber"), compartment());
    }

    private Optional<Integer> compartment() {
        var compartment = json.path("compartment");
        if (compartment.isMissingNode()) {
            return Optional.empty();
        }
        if (!compartment.isInt() || compartment.intValue() < 1) {
            throw bad("/compartment", "must be a number from 1");
        }
        return Optional.of(compartment.intValue());
    }

    /// @param pointer a JSON pointer, such as `/data/lockerId`
    /// @throws BadJourney where there is no such text
    String required(String pointer) {
        var field = json.at(pointer);
        if (field.isMissingNode() || field.isNull()) {
            throw bad(pointer, "is missing");
        }
        if (!field.isTextual() || field.textValue().isBlank()) {
            throw bad(pointer, "must be a text that is not empty");
        }
        return field.textValue();
    }

    BadJourney bad(String pointer, String problem) {
        return new BadJourney(name, pointer.substring(1).replace('/', '.') + " " + problem);
    }
}
