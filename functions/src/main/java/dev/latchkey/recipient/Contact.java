package dev.latchkey.recipient;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;

/// One way to reach one person.
///
/// @param address brought into the form that the channel takes; impossible ones are refused
public record Contact(Channel channel, Address address) {

    public Contact {
        address = Address.on(channel, address.value());
    }

    /// Reads `{"channel": "PUSH" | "SMS" | "EMAIL", "address"}`.
    ///
    /// @throws InvalidField where a field is missing or the address is impossible on its channel
    public static Contact read(JsonObject json) {
        var channel = json.oneOf("channel", Channel.class);
        return new Contact(channel, json.value("address", text -> Address.on(channel, text)));
    }
}
