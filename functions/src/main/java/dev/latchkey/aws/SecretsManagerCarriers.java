package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.shipment.AfterShipFormat;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.EasyPostFormat;
import dev.latchkey.shipment.LatchkeyFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// A carrier is a secret `<prefix><carrier>` whose text is `{"format": "latchkey" | "easypost" | "aftership",
/// "secret"}`.
///
/// Adding a carrier takes a secret and no deployment. What was found, or not found, is believed for five minutes,
/// so that a rotated secret takes effect and unknown names cost little.
final class SecretsManagerCarriers implements Carriers {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1_000;

    private final SecretsManagerClient client;
    private final String prefix;
    private final RecipientReader recipients;
    private final Clock clock;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    SecretsManagerCarriers(SecretsManagerClient client, String prefix, RecipientReader recipients, Clock clock) {
        this.client = client;
        this.prefix = prefix;
        this.recipients = recipients;
        this.clock = clock;
    }

    @Override
    public Optional<CarrierFormat> find(String carrier) {
        if (!NAME.matcher(carrier).matches()) {
            return Optional.empty();
        }
        if (found.size() > MOST_REMEMBERED) {
            found.clear();
        }
        return found.compute(carrier, (name, known) -> isFresh(known) ? known : fetch(name))
                .format();
    }

    private boolean isFresh(Found known) {
        return known != null && known.until().isAfter(clock.instant());
    }

    private Found fetch(String carrier) {
        var until = clock.instant().plus(BELIEVED);
        try {
            var secret = client.getSecretValue(request -> request.secretId(prefix + carrier));
            var settings = JsonObject.parse(secret.secretString());
            return new Found(Optional.of(format(carrier, settings)), until);
        } catch (ResourceNotFoundException unknown) {
            return new Found(Optional.empty(), until);
        }
    }

    private CarrierFormat format(String carrier, JsonObject settings) {
        var secret = settings.string("secret");
        return switch (settings.string("format")) {
            case "latchkey" -> new LatchkeyFormat(carrier, secret, recipients, clock);
            case "easypost" -> new EasyPostFormat(carrier, secret);
            case "aftership" -> new AfterShipFormat(carrier, secret);
            default -> throw settings.invalid("format", "must be one of latchkey, easypost, aftership");
        };
    }

    private record Found(Optional<CarrierFormat> format, Instant until) {}
}
