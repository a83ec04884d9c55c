package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/// A courier vouches for the deposit that an offline locker cannot report.
final class Vouching {

    static final int COMPARTMENT = 6;

    private Vouching() {}

    static void of(Outside outside, Parcel parcel) {
        var body = sample().replace("\"compartment\": 7", "\"compartment\": " + COMPARTMENT)
                .replace("2026-11-23T09:10:00Z", outside.now().toString());
        var answer = outside.web()
                .post(
                        "/deliveries/" + parcel.deliveryId() + "/deposit",
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
    }

    private static String sample() {
        try {
            return Files.readString(Sample.ROOT.resolve("events/deliveries/vouch-deposit.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
