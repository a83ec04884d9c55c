package dev.latchkey.local.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An e-mail that SES accepted.
///
/// @param source the sender as given, such as `Latchkey <no-reply@example.com>`
/// @param destinations the addresses of all recipients, without display names
/// @param configurationSet null where the request named none
/// @param tags as SES's events carry them
record Mail(
        String messageId,
        Instant at,
        String source,
        List<String> destinations,
        String subject,
        String text,
        String configurationSet,
        Map<String, List<String>> tags) {

    Mail {
        destinations = List.copyOf(destinations);
        tags = Map.copyOf(tags);
    }

    @Override
    public String toString() {
        return "Mail[" + messageId + "]";
    }
}
