package dev.latchkey.local.http;

import java.util.List;
import java.util.Map;

/// A request as it came over the wire.
///
/// @param path decoded, as API Gateway's HTTP APIs match and report it
/// @param rawQuery undecoded, empty where there is none
/// @param query decoded, in the order of the parameters
/// @param headers by lower-case name, in their order
/// @param protocol such as `HTTP/1.1`
record ApiRequest(
        String method,
        String path,
        String rawQuery,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        String protocol,
        String sourceIp) {

    /// A header's values joined by commas, empty where it is absent.
    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }
}
