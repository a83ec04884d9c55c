package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Decision;
import dev.latchkey.memory.EventFile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IotLockerLinkTest {

    private static final String REQUEST = "01938f2e-7d00-7a3b-8f10-0c9e5d2b4a70";

    @Test
    void writesAGrantingDecision() {
        var granted =
                new Decision.Granted(REQUEST, "d-mfzwizltoq4tcmrqgazdg", 7, 1, Instant.parse("2026-11-26T09:11:07Z"));

        assertThat(written(granted).asMap())
                .isEqualTo(EventFile.json("mqtt/decision-granted.json").asMap());
    }

    @Test
    void writesARefusingDecision() {
        assertThat(written(new Decision.Refused(REQUEST, "unknownCode")).asMap())
                .isEqualTo(EventFile.json("mqtt/decision-refused.json").asMap());
    }

    private static JsonObject written(Decision decision) {
        return JsonObject.parse(JsonText.bytes(IotLockerLink.fields(decision).map()));
    }
}
