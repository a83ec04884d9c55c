package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that a system has written down or said of its parcels so far, wherever an operator or a thief could
/// read it: logs, executions with their histories, tables and their indexes, messages of the broker (the error
/// topic among them), what the door tells, and the disks of the lockers.
///
/// Not among them is what stands for AWS itself and for people: the phones, SNS's endpoints, SES's suppression
/// list, the secrets.
record Traces(Outside outside) {

    /// @param source such as `latchkey-DeliveriesTable wait#pickup`, `history deliver-d-…`
    record Trace(String source, Layers text) {

        Trace(String source, String text) {
            this(source, Layers.of(text));
        }
    }

    List<Trace> all() {
        return Stream.of(said(), files(), executions(), items(), messages(), answers())
                .flatMap(traces -> traces)
                .toList();
    }

    private Stream<Trace> said() {
        var listening = outside.listening();
        return Stream.concat(
                Stream.of(
                        new Trace("standard output", listening.standardOutput()),
                        new Trace("standard error", listening.standardError())),
                listening.logged().stream().map(line -> new Trace("logging framework", line)));
    }

    private Stream<Trace> files() {
        return Stream.concat(
                files("logs").map(file -> new Trace("log file " + file.getFileName(), read(file, UTF_8))),
                files("lockers")
                        .filter(file -> file.toString().contains(".journal"))
                        .map(file -> new Trace("locker's disk", read(file, ISO_8859_1))));
    }

    private Stream<Path> files(String folder) {
        try (var files = Files.walk(outside.state().resolve(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file, Charset charset) {
        try {
            return new String(Files.readAllBytes(file), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Trace> executions() {
        var cloud = outside.cloud();
        return cloud.executions()
                .flatMap(execution -> Stream.of(
                        new Trace("execution " + execution.name(), text(cloud.describe(execution))),
                        new Trace("history " + execution.name(), text(cloud.history(execution)))));
    }

    private Stream<Trace> items() {
        return outside.cloud().everything().entrySet().stream()
                .flatMap(table -> table.getValue().stream()
                        .map(item -> new Trace(table.getKey() + " " + sortKey(item), text(item))));
    }

    private static String sortKey(Map<String, AttributeValue> item) {
        return item.getOrDefault("item", AttributeValue.fromS("")).s();
    }

    private Stream<Trace> messages() {
        return outside.listening().messages().stream()
                .map(message -> new Trace("message on " + message.topic(), new String(message.payload(), UTF_8)));
    }

    private Stream<Trace> answers() {
        return outside.cloud().everything().get(Cloud.DELIVERIES).stream()
                .filter(item -> sortKey(item).equals("delivery"))
                .map(item -> outside.web()
                        .get("/deliveries/" + item.get("deliveryId").s()))
                .map(answer -> new Trace("GET /deliveries", answer.body().toString()));
    }

    /// All that is in an answer of AWS's SDK, whose own `toString` hides what AWS calls sensitive.
    private static String text(Object answer) {
        return switch (answer) {
            case null -> "";
            case SdkBytes bytes -> bytes.asUtf8String();
            case SdkPojo part ->
                text(part.sdkFields().stream()
                        .map(field -> field.getValueOrDefault(part))
                        .toList());
            case List<?> many ->
                String.join("\n", many.stream().map(Traces::text).toList());
            case Map<?, ?> map -> text(List.copyOf(map.values()));
            default -> answer.toString();
        };
    }
}
