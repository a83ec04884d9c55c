package dev.latchkey.shipment;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.recipient.RecipientReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A carrier's webhook as the files under `events/carriers` show it, signed as that carrier would.
final class Sample {

    static final Instant NOW = Instant.parse("2026-11-23T09:12:00Z");
    static final String OWN_SECRET = "whsec_bGF0Y2hrZXktdGVzdC1zZWNyZXQtMDAwMQ==";
    static final String OTHER_SECRET = "another secret";

    private static final Path FOLDER = Path.of(System.getProperty("latchkey.root"), "events", "carriers");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Sample() {}

    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] body(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<CarrierEvent> events(String name) {
        var body = body(name);
        return accepted(
                switch (name.substring(0, name.indexOf('-'))) {
                    case "latchkey" -> own().read(ownRequest(body));
                    case "easypost" -> easyPost().read(easyPostRequest(body));
                    case "aftership" -> afterShip().read(afterShipRequest(body));
                    default -> throw new IllegalArgumentException(name);
                });
    }

    static CarrierEvent event(String name) {
        return events(name).getFirst();
    }

    static CarrierFormat own() {
        return new LatchkeyFormat("latchkey", OWN_SECRET, new RecipientReader(new LibPhoneNumbers()), CLOCK);
    }

    static CarrierFormat easyPost() {
        return new EasyPostFormat("easypost", OTHER_SECRET);
    }

    static CarrierFormat afterShip() {
        return new AfterShipFormat("aftership", OTHER_SECRET);
    }

    static WebhookRequest ownRequest(byte[] body) {
        return new WebhookRequest(StandardWebhooks.headers(OWN_SECRET, "msg_1", NOW, body), body);
    }

    static WebhookRequest easyPostRequest(byte[] body) {
        return new WebhookRequest(EasyPostWebhooks.headers(OTHER_SECRET, body), body);
    }

    static WebhookRequest afterShipRequest(byte[] body) {
        return new WebhookRequest(AfterShipWebhooks.headers(OTHER_SECRET, body), body);
    }

    static List<CarrierEvent> accepted(Reading reading) {
        return ((Reading.Accepted) reading).events();
    }
}
