package dev.latchkey.local.journey;

import dev.latchkey.local.journey.Web.Answer;
import dev.latchkey.shipment.AfterShipWebhooks;
import dev.latchkey.shipment.EasyPostWebhooks;
import dev.latchkey.shipment.StandardWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/// Somebody who posts signed webhooks: a shop or carrier of our own format, EasyPost or AfterShip.
///
/// @param name as in the path
/// @param secret as the local system handed it out
/// @param now by the system's clock
record Carrier(String name, String secret, Web web, Supplier<Instant> now) {

    /// Posts a body under a rightful signature.
    ///
    /// @param eventId goes into the headers where the format has it there; else the body holds it
    Answer sends(String eventId, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return posts(headers(eventId, now.get(), bytes), bytes);
    }

    /// Posts whatever it is told to.
    Answer posts(Map<String, String> headers, byte[] body) {
        return web.post("/carriers/" + name + "/events", headers, body);
    }

    Map<String, String> headers(String eventId, Instant at, byte[] body) {
        return switch (name) {
            case "easypost" -> EasyPostWebhooks.headers(secret, body);
            case "aftership" -> AfterShipWebhooks.headers(secret, body);
            default -> StandardWebhooks.headers(secret, eventId, at, body);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
