package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Errors of the AWS REST-JSON protocol: the type in `x-amzn-errortype`, the reason in `{"message": …}`.
final class RestErrors {

    private RestErrors() {}

    static AwsResponse answer(int status, String type, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("message", message).toString();
        return new AwsResponse(
                status,
                Map.of("Content-Type", "application/json", "x-amzn-errortype", type),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /// An operation that the local system lacks, named by method and path, as this protocol has no other name
    /// for it.
    static AwsResponse unsupported(String service, AwsRequest request) {
        return answer(
                404,
                "UnknownOperationException",
                service + ": " + request.method() + " " + request.path() + " is not supported locally");
    }
}
