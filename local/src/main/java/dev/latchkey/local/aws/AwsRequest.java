package dev.latchkey.local.aws;

import java.util.List;
import java.util.Map;

/// A request to an AWS service as it came over the wire.
///
/// @param method such as `POST`
/// @param path undecoded, such as `/v2/email/outbound-emails`
/// @param query decoded parameters in their order
/// @param headers by lower-case name
/// @param body raw, decompressed where it came compressed
public record AwsRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    /// The header's first value, null where it is absent.
    public String header(String name) {
        var values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /// The operation of a JSON protocol's `X-Amz-Target: Service.Operation` header, null where there is none.
    public String targetOperation() {
        var target = header("x-amz-target");
        return target == null ? null : target.substring(target.lastIndexOf('.') + 1);
    }
}
