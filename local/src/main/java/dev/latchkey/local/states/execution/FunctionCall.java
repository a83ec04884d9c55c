package dev.latchkey.local.states.execution;

import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.InvocationRefused;
import dev.latchkey.local.lambda.NoSuchFunction;
import dev.latchkey.local.states.jsonata.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/// Calls a Lambda function on a thread of its own, so that the task can time out while the function runs on.
record FunctionCall(Engine engine) {

    /// @param resource how the function is named where its answer is too large: `lambda`, or its ARN
    Promise<Reply> start(Strand strand, String function, Object payload, String resource) {
        var promise = strand.<Reply>promise();
        var bytes = Json.text(payload).getBytes(StandardCharsets.UTF_8);
        engine.work().run(() -> call(promise, function, bytes, resource));
        return promise;
    }

    private void call(Promise<Reply> promise, String function, byte[] payload, String resource) {
        try {
            promise.complete(reply(function, payload, resource));
        } finally {
            // Where something worse than an exception came, the task must not wait for ever.
            promise.complete(new Reply.Failed(Failure.of("Lambda.Unknown", "the function broke down")));
        }
    }

    private Reply reply(String function, byte[] payload, String resource) {
        try {
            return answered(engine.functions().invoke(function, payload), resource);
        } catch (FunctionFailed e) {
            return new Reply.Failed(Failure.of(e.errorType(), cause(e)));
        } catch (InvocationRefused e) {
            return new Reply.Refused(refused(e));
        } catch (NoSuchFunction e) {
            return new Reply.Refused(Failure.of(
                    "Lambda.ResourceNotFoundException",
                    e.getMessage() + " (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException)"));
        } catch (RuntimeException e) {
            // The host broke, not the function: what AWS would report of its own faults.
            return new Reply.Failed(Failure.of("Lambda.ServiceException", e.toString()));
        }
    }

    /// As Step Functions names what its own call of Lambda's API met: the API's error, or its client's where there
    /// was no answer.
    private static Failure refused(InvocationRefused e) {
        return e.status() == 0
                ? Failure.of("Lambda.SdkClientException", "Unable to execute HTTP request")
                : Failure.of(
                        "Lambda." + e.code(),
                        "Injected (Service: AWSLambda; Status Code: %d; Error Code: %s)"
                                .formatted(e.status(), e.code()));
    }

    private static Reply answered(byte[] answer, String resource) {
        if (answer.length > Json.MAX_BYTES) {
            return new Reply.Failed(Failure.dataLimit(resource));
        }
        var text = new String(answer, StandardCharsets.UTF_8);
        return new Reply.Succeeded(text.isBlank() ? null : Json.parse(text));
    }

    private static String cause(FunctionFailed e) {
        var cause = new LinkedHashMap<String, Object>();
        if (e.errorMessage() != null) {
            cause.put("errorMessage", e.errorMessage());
        }
        cause.put("errorType", e.errorType());
        cause.put("stackTrace", e.frames());
        return Json.text(cause);
    }
}
