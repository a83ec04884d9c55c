package dev.latchkey.locker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.LockerEvent.Closed;
import dev.latchkey.locker.LockerEvent.Collected;
import dev.latchkey.locker.LockerEvent.Deposited;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Fault;
import dev.latchkey.locker.LockerEvent.FaultCleared;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.locker.LockerEvent.Opened;
import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.memory.EventFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockerEventReaderTest {

    private static final String DELIVERY = "d-mfzwizltoq4tcmrqgazdg";

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments("event-deposited.json", new Deposited(envelope(41, 11), 7, "JD014600003828392837")),
                arguments("event-opened.json", new Opened(envelope(42, 12), 7, Optional.of(DELIVERY), "keypad")),
                arguments("event-closed.json", new Closed(envelope(43, 13), 7)),
                arguments("event-collected.json", new Collected(envelope(44, 14), 7, DELIVERY)),
                arguments("event-refused.json", new Refused(envelope(45, 15), "unknownCode", Optional.of("keypad"))),
                arguments(
                        "event-locked-out.json",
                        new LockedOut(envelope(46, 16), Instant.parse("2026-11-23T09:21:07.250Z"), 5)),
                arguments(
                        "event-fault.json",
                        new Fault(
                                envelope(47, 17),
                                "doorDidNotOpen",
                                "major",
                                7,
                                Map.of(
                                        "doorSensor",
                                        "closed",
                                        "releaseAttempts",
                                        3,
                                        "openedBy",
                                        "keypad",
                                        "deliveryId",
                                        DELIVERY))),
                arguments("event-fault-cleared.json", new FaultCleared(envelope(49, 19), "doorDidNotOpen", 7)),
                arguments("event-health.json", new Health(envelope(48, 18), HealthReports.FULL)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsEachEventThatALockerSends(String file, LockerEvent event) {
        assertThat(LockerEventReader.read(EventFile.json("mqtt/" + file))).isEqualTo(event);
    }

    @Test
    void noSampleIsForgotten() {
        assertThat(samples().map(sample -> (String) sample.get()[0]))
                .containsExactlyInAnyOrderElementsOf(EventFile.names("mqtt", "event-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "sequence", "occurredAt", "type", "compartment", "by"})
    void namesTheFieldThatIsMissing(String field) {
        assertThat(faultOf("event-opened.json", field, null).getMessage()).isEqualTo(field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "event-opened.json, sequence, 0",
        "event-opened.json, sequence, forty",
        "event-opened.json, occurredAt, yesterday",
        "event-opened.json, type, exploded",
        "event-opened.json, compartment, 0",
        "event-opened.json, compartment, -7",
        "event-opened.json, compartment, 99999999999",
        "event-opened.json, eventId, ''",
        "event-opened.json, eventId, two words",
        "event-opened.json, deliveryId, ../d-1",
        "event-opened.json, deliveryId, D-1",
        "event-opened.json, by, 'a sentence, not a word'",
        "event-refused.json, reason, 'a sentence, not a word'",
        "event-fault.json, code, 'a sentence, not a word'",
        "event-fault.json, severity, 'a sentence, not a word'",
        "event-fault.json, evidence, 'a sentence, not an object'",
        "event-fault-cleared.json, code, 'a sentence, not a word'",
        "event-fault-cleared.json, compartment, 0",
        "event-health.json, batteryPercent, full",
        "event-locked-out.json, until, soon"
    })
    void namesTheFieldThatMakesNoSense(String file, String field, String value) {
        Object written = value.matches("-?[0-9]+") ? (Object) Long.valueOf(value) : value;

        assertThat(faultOf(file, field, written).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "event-opened.json, eventId",
        "event-opened.json, deliveryId",
        "event-opened.json, by",
        "event-deposited.json, trackingNumber",
        "event-fault.json, code",
        "event-health.json, firmware"
    })
    void refusesATextThatNoKeyOrLogCanHold(String file, String field) {
        assertThat(faultOf(file, field, "x".repeat(3_000)).field()).isEqualTo(field);
    }

    @Test
    void aCompartmentThatACommandOpenedCanBelongToNoDelivery() {
        var opened = (Opened) LockerEventReader.read(with("event-opened.json", "deliveryId", null));

        assertThat(opened.deliveryId()).isEmpty();
    }

    @Test
    void aFaultIsReportedWhateverItsEvidence() {
        var evidence = Map.of(
                "releaseAttempts",
                3,
                "a sentence, not a name",
                1,
                "list",
                List.of(1, 2),
                "long",
                "x".repeat(3_000),
                "bell",
                "\u0007");

        var fault = (Fault) LockerEventReader.read(with("event-fault.json", "evidence", evidence));

        assertThat(fault.evidence()).containsExactly(Map.entry("releaseAttempts", 3));
    }

    @Test
    void aFirmwareThatReportsNoFaultsHasNotSaidThatThereAreNone() {
        var health = (Health) LockerEventReader.read(with("event-health.json", "faults", null));

        assertThat(health.report().faults()).isEmpty();
    }

    @Test
    void readsTheReportOfADiagnosisAsItReadsHealth() {
        var acknowledged = EventFile.json("mqtt/ack-command-diagnosed.json");

        assertThat(HealthReportReader.read(acknowledged.object("report"))).isEqualTo(HealthReports.FULL);
    }

    @Test
    void namesTheFieldInAReportThatMakesNoSense() {
        var fault = faultOf("event-health.json", "compartments", List.of(Map.of("number", 0)));

        assertThat(fault.field()).isEqualTo("compartments[0].number");
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() {
        var event = with("event-closed.json", "colour", "blue");

        assertThat(LockerEventReader.read(event)).isInstanceOf(Closed.class);
    }

    private static InvalidField faultOf(String file, String field, Object value) {
        return catchThrowableOfType(InvalidField.class, () -> LockerEventReader.read(with(file, field, value)));
    }

    private static JsonObject with(String file, String field, Object value) {
        var fields = new HashMap<String, Object>(EventFile.json("mqtt/" + file).asMap());
        fields.put(field, value);
        return JsonObject.of(fields);
    }

    private static Envelope envelope(long sequence, int minute) {
        var eventId = "01938f2e-7c%d-7a3b-8f10-0c9e5d2b4a%d".formatted(minute, minute + 50);
        return new Envelope(eventId, sequence, Instant.parse("2026-11-23T09:%d:07.250Z".formatted(minute)));
    }
}
