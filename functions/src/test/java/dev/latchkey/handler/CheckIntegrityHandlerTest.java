package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckIntegrityHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final FakeContext context = new FakeContext();
    private final CheckIntegrityHandler handler = new CheckIntegrityHandler(cloud.checkIntegrity(), cloud.clock);

    @Test
    void reportsItsCountsAndNothingElse() {
        cloud.recordCarrierEvent().record(Parcel.first().registered());
        check();
        cloud.clock.advance(Duration.ofMinutes(10));

        var report = check();

        assertThat(report.integer("deliveries")).isEqualTo(1);
        assertThat(report.integer("reservations")).isZero();
        assertThat(report.integer("suspected")).isZero();
        assertThat(report.integer("repaired")).isEqualTo(1);
        assertThat(report.integer("escalated")).isZero();
        assertThat(report.bool("isComplete")).isTrue();
        assertThat(report.object("findings").object("WorkflowNeverStarted").asMap())
                .isEqualTo(Map.of("repaired", 1, "escalated", 0));
    }

    @Test
    void countsEveryFindingForTheAlarms() {
        check();

        assertThat(context.lines())
                .hasSize(22)
                .anyMatch(line -> line.contains("\"IntegrityEscalated\":0") && line.contains("ContactForeign"))
                .anyMatch(line -> line.contains("\"IntegrityRepaired\":0") && line.contains("WorkflowLost"));
    }

    @Test
    void stopsWhileThereIsTimeToReport() {
        cloud.recordCarrierEvent().record(Parcel.first().registered());
        context.hasLeft(Duration.ofSeconds(15));

        assertThat(check().bool("isComplete")).isFalse();
    }

    /// The event is EventBridge's own.
    private JsonObject check() {
        return Invocation.of(
                handler, EventFile.json("schedule/scheduled-event.json").asMap(), context);
    }
}
