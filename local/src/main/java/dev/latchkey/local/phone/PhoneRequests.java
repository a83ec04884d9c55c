package dev.latchkey.local.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What the local system's HTTP port says and hears about phones: `GET /_local/messages` and `POST
/// /_local/receipts`.
public final class PhoneRequests {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Phones phones;
    private final Behaviours behaviours;

    public PhoneRequests(Phones phones, Behaviours behaviours) {
        this.phones = phones;
        this.behaviours = behaviours;
    }

    /// What phones and inboxes received, oldest first:
    /// `{"messages":[{"channel":"SMS","address":"+49…","text":"…","at":"2026-11-23T10:00:00Z"}]}`, with
    /// `subject` for an e-mail and `title` for a push message that has one.
    ///
    /// @param channel `PUSH`, `SMS` or `EMAIL`; null for all
    /// @param address one address; null for all
    /// @throws BadPhoneRequest where there is no such channel
    public String messagesJson(String channel, String address) {
        var wanted = channel == null ? null : channel(channel);
        var answer = json.createObjectNode();
        var messages = answer.putArray("messages");
        (address == null ? phones.received() : phones.received(address))
                .stream()
                        .filter(message -> wanted == null || message.channel() == wanted)
                        .map(this::rendered)
                        .forEach(messages::add);
        return answer.toString();
    }

    /// Sets how a channel, or one address on it, behaves from now on:
    /// `{"channel":"SMS","address":"+49…","behaviour":"slow","by":"PT30S"}`. `address` may be left out, or give way
    /// to a `prefix` that addresses start with, such as a country's `+358`; `by` belongs to `slow` alone.
    ///
    /// @throws BadPhoneRequest names the field at fault
    public void receipts(byte[] body) {
        var rule = new RuleReader(object(body));
        var channel = channel(rule.required("channel"));
        var behaviour = rule.behaviour();
        if (!behaviour.appliesTo(channel)) {
            throw new BadPhoneRequest("behaviour", "does not exist on the channel " + channel);
        }
        var address = rule.optional("address");
        var prefix = rule.optional("prefix");
        if (address != null && prefix != null) {
            throw new BadPhoneRequest("prefix", "does not go with an address");
        }
        if (address != null) {
            behaviours.set(channel, address, behaviour);
        } else if (prefix != null) {
            behaviours.setAll(channel, prefix, behaviour);
        } else {
            behaviours.set(channel, behaviour);
        }
    }

    private ObjectNode rendered(Received message) {
        var node = json.createObjectNode();
        node.put("channel", message.channel().name());
        node.put("address", message.address());
        if (message.subject() != null) {
            node.put("subject", message.subject());
        }
        if (message.title() != null) {
            node.put("title", message.title());
        }
        return node.put("text", message.text()).put("at", message.at().toString());
    }

    private JsonNode object(byte[] body) {
        try {
            var node = json.readTree(new String(body, StandardCharsets.UTF_8));
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new BadPhoneRequest("body", "is not JSON");
        }
        throw new BadPhoneRequest("body", "is not a JSON object");
    }

    private static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadPhoneRequest("channel", "must be PUSH, SMS or EMAIL"));
    }
}
