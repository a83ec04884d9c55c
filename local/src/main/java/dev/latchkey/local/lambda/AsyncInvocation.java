package dev.latchkey.local.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.template.LambdaFunction;
import java.time.Instant;

/// One attempt at an asynchronous invocation.
///
/// @param requestId the same for every attempt
/// @param number counted from 1
record AsyncInvocation(FunctionName name, byte[] payload, String requestId, int number) {

    private static final JsonMapper JSON = new JsonMapper();

    AsyncInvocation next() {
        return new AsyncInvocation(name, payload, requestId, number + 1);
    }

    /// What is told when the last attempt failed: all of Lambda's invocation record but the event and the
    /// function's answer, which may hold what no log may hold.
    String deadLetter(LambdaFunction function, FunctionFailed failure, Instant now) {
        var record = JSON.createObjectNode().put("version", "1.0").put("timestamp", now.toString());
        record.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", function.arn())
                .put("condition", "RetriesExhausted")
                .put("approximateInvokeCount", number);
        record.putObject("responseContext").put("functionError", failure.errorType());
        record.put("destination", function.failureDestination().orElse(null));
        return record.toString();
    }
}
