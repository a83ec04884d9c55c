package dev.latchkey.local.journey;

import java.util.List;
import java.util.stream.Collectors;

/// Somebody who waits for a parcel; nobody else has their addresses.
///
/// @param channels in preferred order, of `PUSH`, `SMS` and `EMAIL`
record Recipient(int number, String language, List<String> channels) {

    String recipientId() {
        return "recipient-" + number;
    }

    String name() {
        return "Zoë O'Neill-%05d".formatted(number);
    }

    /// The number block that Germany keeps for fiction.
    String phoneNumber() {
        return "+4917139%05d".formatted(20_000 + number);
    }

    String email() {
        return "zoe.oneill+%05d@example.com".formatted(number);
    }

    String pushToken() {
        return "push/token+of=zoe-%05d".formatted(number);
    }

    String address(String channel) {
        return switch (channel) {
            case "PUSH" -> pushToken();
            case "SMS" -> phoneNumber();
            case "EMAIL" -> email();
            default -> throw new IllegalArgumentException(channel);
        };
    }

    List<String> addresses() {
        return channels.stream().map(this::address).toList();
    }

    /// The same person on other channels of their own.
    Recipient on(String... others) {
        return new Recipient(number, language, List.of(others));
    }

    /// As a registration carries it.
    String json() {
        var contacts = channels.stream()
                .map(channel -> "{\"channel\":\"%s\",\"address\":\"%s\"}".formatted(channel, address(channel)))
                .collect(Collectors.joining(","));
        return "{\"recipientId\":\"%s\",\"name\":\"%s\",\"language\":\"%s\",\"country\":\"DE\",\"channels\":[%s]}"
                .formatted(recipientId(), name(), language, contacts);
    }
}
