package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.JsonNode;

/// What a phone shows of a push message.
///
/// @param title null where there is none
record PushMessage(String title, String text) {

    /// Reads Firebase's `{"notification":{"title","body"}}`, the same inside `fcmV1Message.message`, and Apple's
    /// `{"aps":{"alert":{"title","body"}}}`. Anything else is a text by itself.
    static PushMessage of(String payload) {
        if (!payload.startsWith("{")) {
            return new PushMessage(null, payload);
        }
        var json = Json.read(payload);
        for (var alert : new JsonNode[] {
            json.path("notification"), json.at("/fcmV1Message/message/notification"), json.at("/aps/alert")
        }) {
            if (alert.path("body").isTextual()) {
                return new PushMessage(
                        Json.optional(alert, "title"), alert.path("body").textValue());
            }
        }
        return new PushMessage(null, payload);
    }
}
