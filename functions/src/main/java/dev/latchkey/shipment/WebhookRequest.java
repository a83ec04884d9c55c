package dev.latchkey.shipment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A webhook as it arrived. Not printable: its headers carry a signature and its body personal data.
///
/// @param headers by name in lower case
/// @param body the raw bytes, which the signature covers
public record WebhookRequest(Map<String, String> headers, byte[] body) {

    public WebhookRequest {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
        body = body.clone();
    }

    /// A header by its name in lower case; empty also where it is blank.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + body.length + " bytes]";
    }
}
