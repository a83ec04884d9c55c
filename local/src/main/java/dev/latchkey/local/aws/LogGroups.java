package dev.latchkey.local.aws;

import dev.latchkey.local.lambda.AsyncFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// CloudWatch Logs as far as functions see it: a line in a log group reaches each function that is subscribed to
/// the group, as `{"awslogs":{"data": base64(gzip({"messageType":"DATA_MESSAGE", …}))}}`. Lines are not kept.
final class LogGroups {

    private final Ground ground;
    private final Subscriptions subscriptions;
    private final AsyncFunctions functions;

    LogGroups(Ground ground, Subscriptions subscriptions, AsyncFunctions functions) {
        this.ground = ground;
        this.subscriptions = subscriptions;
        this.functions = functions;
    }

    void append(String group, String line) {
        for (var function : subscriptions.logSubscribers(group)) {
            functions.invokeAsync(function, event(group, line));
        }
    }

    private byte[] event(String group, String line) {
        var message = Json.object();
        message.put("messageType", "DATA_MESSAGE").put("owner", ground.account().id());
        message.put("logGroup", group).put("logStream", ground.newId());
        message.putArray("subscriptionFilters").add("local");
        message.putArray("logEvents")
                .addObject()
                .put("id", ground.newId())
                .put("timestamp", ground.now().toEpochMilli())
                .put("message", line);
        var event = Json.object();
        event.putObject("awslogs").put("data", compressed(Json.bytes(message)));
        return Json.bytes(event);
    }

    private static String compressed(byte[] message) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(message);
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory failed", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
