package dev.latchkey.local.demo;

import dev.latchkey.local.demo.HttpDoor.Answer;
import dev.latchkey.local.demo.Step.Webhook;
import dev.latchkey.shipment.AfterShipWebhooks;
import dev.latchkey.shipment.EasyPostWebhooks;
import dev.latchkey.shipment.StandardWebhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// The carriers: each signs its webhooks with the secret that lies in the state directory, in its own way.
final class CarrierDoor {

    private final HttpDoor http;
    private final Path secrets;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /// @param secrets the folder with a file `<carrier>.secret` each
    CarrierDoor(HttpDoor http, Path secrets, Clock clock, Supplier<UUID> ids) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    /// A webhook as it goes over the wire; posted again it is the same event.
    record Signed(String carrier, Map<String, String> headers, String body) {

        @Override
        public String toString() {
            return "Signed[" + carrier + "]";
        }
    }

    /// @throws BadJourney where there is no such carrier
    Signed sign(Webhook webhook) throws IOException {
        var secret = secret(webhook);
        var body = webhook.body().getBytes(StandardCharsets.UTF_8);
        var headers = switch (webhook.carrier()) {
            case "easypost" -> EasyPostWebhooks.headers(secret, body);
            case "aftership" -> AfterShipWebhooks.headers(secret, body);
            default -> StandardWebhooks.headers(secret, "msg_" + ids.get(), clock.instant(), body);
        };
        return new Signed(webhook.carrier(), headers, webhook.body());
    }

    private String secret(Webhook webhook) throws IOException {
        var file = secrets.resolve(webhook.carrier() + ".secret");
        if (!Files.exists(file)) {
            throw new BadJourney(webhook.file(), "no carrier is called " + webhook.carrier());
        }
        return Files.readString(file).strip();
    }

    Answer post(Signed webhook) throws IOException, InterruptedException {
        return http.post("/carriers/" + webhook.carrier() + "/events", webhook.headers(), webhook.body());
    }
}
