package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fault.WorkOrder;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.EventFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnsTechniciansTest {

    private static final String FAULT = "f-0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    @Test
    void anOrderLooksAsItIsShown() {
        var order = new WorkOrder(
                "work-" + FAULT,
                "locker-berlin-1",
                "Alexanderplatz, north entrance",
                FAULT,
                "doorDidNotOpen",
                "major",
                7,
                Instant.parse("2026-11-23T09:17:07.250Z"),
                List.of("d-mfzwizltoq4tcmrqgazdg"),
                Optional.of(9));

        var written = JsonText.bytes(SnsTechnicians.fields(order).map());

        assertThat(JsonObject.parse(written).asMap())
                .isEqualTo(EventFile.json("technicians/work-order.json").asMap());
    }
}
