package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.recipient.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Receipts as AWS hands them to a function: the files of `events/receipts`, with message and time of one's own.
final class ReceiptEvents {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter SNS_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, ObjectNode> samples = new HashMap<>();

    private ReceiptEvents(Path folder) {
        for (var name : new String[] {
            "ses-delivery", "ses-bounce-permanent", "ses-bounce-transient",
            "sns-sms-success", "sns-sms-opted-out", "sns-sms-unreachable",
            "sns-push-success", "sns-push-unregistered", "sns-push-unavailable"
        }) {
            samples.put(name, read(folder.resolve(name + ".json")));
        }
    }

    /// @param root of the repository
    static ReceiptEvents in(Path root) {
        return new ReceiptEvents(root.resolve("events/receipts"));
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What becomes of a message.
    enum Fate {
        ARRIVED,
        /// It cannot arrive there, now or later.
        IMPOSSIBLE,
        /// It did not arrive this time.
        FAILED
    }

    byte[] of(Channel channel, Fate fate, String messageId, Instant at) {
        return switch (channel) {
            case EMAIL -> mail(sample("ses-", fate, "delivery", "bounce-permanent", "bounce-transient"), messageId, at);
            case SMS -> log(sample("sns-sms-", fate, "success", "opted-out", "unreachable"), messageId, at);
            case PUSH -> log(sample("sns-push-", fate, "success", "unregistered", "unavailable"), messageId, at);
        };
    }

    private ObjectNode sample(String provider, Fate fate, String arrived, String impossible, String failed) {
        return samples.get(provider
                        + switch (fate) {
                            case ARRIVED -> arrived;
                            case IMPOSSIBLE -> impossible;
                            case FAILED -> failed;
                        })
                .deepCopy();
    }

    private static byte[] mail(ObjectNode event, String messageId, Instant at) {
        ((ObjectNode) event.get("mail")).put("messageId", messageId).put("timestamp", at.toString());
        var detail = event.get("eventType").asText().toLowerCase(Locale.ROOT);
        ((ObjectNode) event.get(detail)).put("timestamp", at.toString());
        var notification = JSON.createObjectNode();
        notification.putArray("Records").addObject().putObject("Sns").put("Message", event.toString());
        return notification.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] log(ObjectNode line, String messageId, Instant at) {
        ((ObjectNode) line.get("notification")).put("messageId", messageId).put("timestamp", SNS_TIME.format(at));
        var batch = JSON.createObjectNode().put("messageType", "DATA_MESSAGE");
        batch.putArray("logEvents").addObject().put("message", line.toString());
        var event = JSON.createObjectNode();
        event.putObject("awslogs").put("data", compressed(batch.toString()));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String compressed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
