package dev.latchkey.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Renders an error in the shape of the protocol that a request speaks: AWS JSON (it has a target), query (it is
/// a form), or REST-JSON.
final class WireError {

    private WireError() {}

    static AwsResponse render(AwsRequest request, AwsError error, String requestId) {
        if (request.header("x-amz-target") != null) {
            return json(error, request.header("content-type"));
        }
        var contentType = request.header("content-type");
        return contentType != null && contentType.startsWith("application/x-www-form-urlencoded")
                ? query(error, requestId)
                : rest(error);
    }

    private static AwsResponse json(AwsError error, String contentType) {
        var body = Json.object().put("__type", error.code()).put("message", error.getMessage());
        return answer(error, contentType == null ? "application/x-amz-json-1.1" : contentType, body.toString());
    }

    private static AwsResponse rest(AwsError error) {
        var body = Json.object()
                .put("Type", error.status() < 500 ? "User" : "Service")
                .put("message", error.getMessage());
        return answer(error, "application/json", body.toString());
    }

    private static AwsResponse query(AwsError error, String requestId) {
        var body = "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
                + Xml.element("Type", error.status() < 500 ? "Sender" : "Receiver")
                + Xml.element("Code", error.code())
                + Xml.element("Message", error.getMessage())
                + "</Error>"
                + Xml.element("RequestId", requestId)
                + "</ErrorResponse>";
        return answer(error, "text/xml", body);
    }

    private static AwsResponse answer(AwsError error, String contentType, String body) {
        var headers = Map.of("Content-Type", contentType, "x-amzn-ErrorType", error.code());
        return new AwsResponse(error.status(), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
