package dev.latchkey.local.diagnosis;

import java.util.List;
import java.util.stream.Collectors;

/// Somebody who waits for a parcel; nobody else has their addresses.
///
/// @param country where they live, of `DE`, `FI` and `SE`
/// @param channels in preferred order, of `PUSH`, `SMS` and `EMAIL`
public record Recipient(int number, String language, String country, List<String> channels) {

    public Recipient(int number, String language, List<String> channels) {
        this(number, language, "DE", channels);
    }

    public String recipientId() {
        return "recipient-" + number;
    }

    public String name() {
        return "Zoë O'Neill-%05d".formatted(number);
    }

    /// In Germany of the block that is kept for fiction; elsewhere there is no telling whose it is, and nobody is
    /// called.
    public String phoneNumber() {
        return switch (country) {
            case "DE" -> "+4917139%05d".formatted(20_000 + number);
            case "FI" -> "+35840%07d".formatted(1_000_000 + number);
            case "SE" -> "+4670%07d".formatted(1_000_000 + number);
            default -> throw new IllegalArgumentException(country);
        };
    }

    public String email() {
        return "zoe.oneill+%05d@example.com".formatted(number);
    }

    public String pushToken() {
        return "push/token+of=zoe-%05d".formatted(number);
    }

    public String address(String channel) {
        return switch (channel) {
            case "PUSH" -> pushToken();
            case "SMS" -> phoneNumber();
            case "EMAIL" -> email();
            default -> throw new IllegalArgumentException(channel);
        };
    }

    public List<String> addresses() {
        return channels.stream().map(this::address).toList();
    }

    /// The same person on other channels of their own.
    public Recipient on(String... others) {
        return new Recipient(number, language, country, List.of(others));
    }

    /// As a registration carries it.
    public String json() {
        var contacts = channels.stream()
                .map(channel -> "{\"channel\":\"%s\",\"address\":\"%s\"}".formatted(channel, address(channel)))
                .collect(Collectors.joining(","));
        return "{\"recipientId\":\"%s\",\"name\":\"%s\",\"language\":\"%s\",\"country\":\"%s\",\"channels\":[%s]}"
                .formatted(recipientId(), name(), language, country, contacts);
    }
}
