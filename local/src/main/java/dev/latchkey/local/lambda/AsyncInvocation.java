package dev.latchkey.local.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.template.LambdaFunction;
import java.time.Duration;
import java.time.Instant;

/// One attempt at an asynchronous invocation.
///
/// @param requestId the same for every attempt
/// @param number of the function's runs, counted from 1
/// @param refusals how often Lambda itself would not run it
/// @param queuedAt when the event came
record AsyncInvocation(
        FunctionName name, byte[] payload, String requestId, int number, int refusals, Instant queuedAt) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Throttles and faults of Lambda's own are tried again for up to six hours, after 1 second and then twice as
    /// long each time, up to 5 minutes ("Understanding retry behavior in Lambda").
    private static final Duration OLDEST = Duration.ofHours(6);
    private static final int LONGEST_PAUSE_SECONDS = 300;

    static AsyncInvocation first(FunctionName name, byte[] payload, String requestId, Instant now) {
        return new AsyncInvocation(name, payload, requestId, 1, 0, now);
    }

    /// After a run that failed.
    AsyncInvocation next() {
        return new AsyncInvocation(name, payload, requestId, number + 1, refusals, queuedAt);
    }

    /// After Lambda refused to run it.
    AsyncInvocation refused() {
        return new AsyncInvocation(name, payload, requestId, number, refusals + 1, queuedAt);
    }

    Duration pause() {
        return Duration.ofSeconds(
                refusals < Integer.SIZE - 2 ? Math.min(1 << refusals, LONGEST_PAUSE_SECONDS) : LONGEST_PAUSE_SECONDS);
    }

    boolean isTooOld(Instant now) {
        return !now.isBefore(queuedAt.plus(OLDEST));
    }

    /// What is told when the last attempt failed: all of Lambda's invocation record but the event and the
    /// function's answer, which may hold what no log may hold.
    String deadLetter(LambdaFunction function, FunctionFailed failure, Instant now) {
        return record(function, "RetriesExhausted", failure.errorType(), now);
    }

    /// The same where Lambda refused for six hours.
    String expired(LambdaFunction function, InvocationRefused refusal, Instant now) {
        return record(function, "EventAgeExceeded", refusal.code(), now);
    }

    private String record(LambdaFunction function, String condition, String error, Instant now) {
        var record = JSON.createObjectNode().put("version", "1.0").put("timestamp", now.toString());
        record.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", function.arn())
                .put("condition", condition)
                .put("approximateInvokeCount", number);
        record.putObject("responseContext").put("functionError", error);
        record.put("destination", function.failureDestination().orElse(null));
        return record.toString();
    }
}
