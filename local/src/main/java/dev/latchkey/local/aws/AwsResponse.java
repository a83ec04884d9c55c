package dev.latchkey.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What goes back over the wire.
///
/// @param status the HTTP status
/// @param headers such as `Content-Type`
/// @param body raw
public record AwsResponse(int status, Map<String, String> headers, byte[] body) {

    public AwsResponse {
        headers = Map.copyOf(headers);
    }

    /// An answer of the AWS JSON 1.0 protocol.
    public static AwsResponse json10(int status, String json) {
        return new AwsResponse(
                status, Map.of("Content-Type", "application/x-amz-json-1.0"), json.getBytes(StandardCharsets.UTF_8));
    }

    /// An answer of the AWS JSON 1.1 protocol.
    public static AwsResponse json11(int status, String json) {
        return new AwsResponse(
                status, Map.of("Content-Type", "application/x-amz-json-1.1"), json.getBytes(StandardCharsets.UTF_8));
    }

    /// An answer of the AWS REST-JSON protocol.
    public static AwsResponse restJson(int status, String json) {
        return new AwsResponse(
                status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }
}
