package dev.latchkey.handler;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.EventFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Receipts in the envelopes in which AWS hands them to a function.
final class Receipts {

    private Receipts() {}

    static String sample(String file) {
        return new String(EventFile.bytes("receipts/" + file), StandardCharsets.UTF_8);
    }

    /// SNS's record of one of SES's events.
    static Map<String, ?> record(String file) {
        return recordOf(sample(file));
    }

    /// The same of another e-mail.
    static Map<String, ?> record(String file, String messageId) {
        var event = sample(file);
        return recordOf(event.replace(JsonObject.parse(event).object("mail").string("messageId"), messageId));
    }

    /// A log subscription's delivery of one line of SNS's delivery status, of another message.
    static Map<String, ?> logLine(String file, String messageId) {
        var line = sample(file);
        return logLines(
                line.replace(JsonObject.parse(line).object("notification").string("messageId"), messageId));
    }

    static Map<String, ?> logLines(String... lines) {
        var events = Stream.of(lines)
                .map(line -> Map.of("id", "1", "timestamp", 1763889069558L, "message", line))
                .toList();
        var batch = Map.of(
                "messageType", "DATA_MESSAGE",
                "owner", "000000000000",
                "logGroup", "sns/us-east-1/000000000000/DirectPublishToPhoneNumber",
                "logStream", "s",
                "subscriptionFilters", List.of("f"),
                "logEvents", events);
        return Map.of("awslogs", Map.of("data", gzip(JsonText.text(batch))));
    }

    static String gzip(String text) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static Map<String, ?> recordOf(String message) {
        return Map.of(
                "Records",
                List.of(Map.of("EventSource", "aws:sns", "EventVersion", "1.0", "Sns", Map.of("Message", message))));
    }
}
