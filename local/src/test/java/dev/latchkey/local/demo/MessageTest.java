package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static Message message(String text) {
        return new Message("SMS", Optional.empty(), text, Instant.EPOCH);
    }

    @Test
    void findsTheCodeBesideTrackingNumberAndDate() {
        var message =
                message("Ihr Paket JD014600003828392837, Fach 7. Abholcode: 00482913\nGültig bis 26. November, 12:57");

        assertThat(message.code()).contains("00482913");
    }

    @Test
    void findsNoCodeWhereThereIsNone() {
        assertThat(message("Your parcel 1ZLATCHKEY00000017 is late: 26 November 2026")
                        .code())
                .isEmpty();
    }

    @Test
    void hidesTheDigitsForMachines() {
        assertThat(message("Pickup code: 00482913.").masked()).isEqualTo("Pickup code: ********.");
    }
}
