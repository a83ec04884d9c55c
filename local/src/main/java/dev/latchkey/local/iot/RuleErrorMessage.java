package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// What an error action gets: one message a rule and message, in the shape that AWS IoT documents ("Error
/// handling (error action)" in its developer guide).
record RuleErrorMessage(String ruleName, Message message, UUID traceId, List<RuleFailure> failures) {

    /// `{ruleName, topic, cloudwatchTraceId, clientId, base64OriginalPayload, failures: [{failedAction,
    /// failedResource, errorMessage}]}` in UTF-8.
    byte[] json() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("ruleName", ruleName)
                .put("topic", message.topic())
                .put("cloudwatchTraceId", traceId.toString())
                .put("clientId", message.clientId() == null ? "n/a" : message.clientId())
                .put("base64OriginalPayload", Base64.getEncoder().encodeToString(message.payload()));
        var list = json.putArray("failures");
        failures.forEach(failure -> list.addObject()
                .put("failedAction", failure.failedAction())
                .put("failedResource", failure.failedResource())
                .put("errorMessage", failure.errorMessage()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
