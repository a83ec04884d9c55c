package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.clock.LocalClock;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// What a function logs during one invocation, in Lambda's JSON format:
/// `{"timestamp":"2026-11-23T10:00:00.000Z","message":"…","level":"INFO","AWSRequestId":"…"}`. Bytes are written
/// as they come, as Lambda does, so that an embedded metric stays one.
final class FunctionLog implements LambdaLogger {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private final String logGroup;
    private final String requestId;
    private final LocalClock clock;
    private final LogSink sink;

    FunctionLog(String logGroup, String requestId, LocalClock clock, LogSink sink) {
        this.logGroup = logGroup;
        this.requestId = requestId;
        this.clock = clock;
        this.sink = sink;
    }

    @Override
    public void log(String message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(String message, LogLevel level) {
        ObjectNode line = JSON.createObjectNode()
                .put("timestamp", TIMESTAMP.format(clock.now()))
                .put("message", message)
                .put("level", level.name())
                .put("AWSRequestId", requestId);
        sink.write(logGroup, line.toString());
    }

    @Override
    public void log(byte[] message) {
        sink.write(logGroup, new String(message, StandardCharsets.UTF_8).stripTrailing());
    }

    @Override
    public void log(byte[] message, LogLevel level) {
        log(message);
    }
}
