package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.diagnosis.Locker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A locker whose own clock is wrong, at the broker, the rules and the policy of the template.
class ClockRoadsTest {

    private static final String LOCKER = Outside.OFFLINE;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"-PT48H", "PT48H"})
    void itReportsByTheBrokersTime(Duration wrongBy) {
        try (var outside = Outside.start(true);
                var locker = connected(outside, wrongBy)) {
            Eventually.holds("its clock is put right", () -> events(outside).anyMatch(ClockRoadsTest::isClockWrong));

            locker.deposits("CLOCK00001");

            var deposited = Eventually.present(
                    "the deposit",
                    () -> events(outside).filter(ClockRoadsTest::isDeposited).findFirst());
            assertThat(Instant.parse(deposited.path("occurredAt").asText()))
                    .isCloseTo(outside.now(), within(1, ChronoUnit.MINUTES));
        }
    }

    private static Locker connected(Outside outside, Duration wrongBy) {
        var right = outside.system().clock().asClock();
        return outside.connected(LOCKER, Clock.offset(right, wrongBy));
    }

    private static boolean isDeposited(JsonNode event) {
        return event.path("type").asText().equals("deposited");
    }

    private static boolean isClockWrong(JsonNode event) {
        return event.path("code").asText().equals("clockWrong");
    }

    private static Stream<JsonNode> events(Outside outside) {
        return outside.listening().messages().stream()
                .filter(message -> message.topic().equals("lockers/" + LOCKER + "/events"))
                .map(message -> read(message.payload()));
    }

    private static JsonNode read(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
