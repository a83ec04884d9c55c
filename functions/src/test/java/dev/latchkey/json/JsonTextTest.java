package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void writesEveryKindOfValueInOrder() {
        var object = new LinkedHashMap<String, Object>();
        object.put("text", "ä\"\n");
        object.put("numbers", List.of(1, 2L, 0.5));
        object.put("yes", true);
        object.put("none", null);
        object.put("at", Instant.parse("2026-11-23T09:11:07.250Z"));
        object.put("unit", TimeUnit.DAYS);
        object.put("full", Optional.of("here"));
        object.put("empty", Optional.empty());
        object.put("inner", Map.of("a", List.of()));

        assertThat(JsonText.text(object))
                .isEqualTo(
                        "{\"text\":\"ä\\\"\\n\",\"numbers\":[1,2,0.5],\"yes\":true,\"none\":null,"
                                + "\"at\":\"2026-11-23T09:11:07.250Z\",\"unit\":\"DAYS\",\"full\":\"here\",\"inner\":{\"a\":[]}}");
    }

    @Test
    void whatItWritesIsReadBack() {
        var written = JsonText.bytes(Map.of("a", List.of(Map.of("b", "ü"))));

        assertThat(JsonObject.parse(written).objects("a").getFirst().string("b"))
                .isEqualTo("ü");
    }

    @Test
    void refusesATypeThatHasNoFormInJsonAndNamesOnlyTheType() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> JsonText.bytes(Map.of("a", Collections.singletonList(Duration.ofDays(1)))))
                .withMessage("java.time.Duration has no form in JSON");
    }
}
