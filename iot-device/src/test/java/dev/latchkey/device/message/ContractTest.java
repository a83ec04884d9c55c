package dev.latchkey.device.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.manifest.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of the contract: what the locker writes it reads and writes alike, what it reads it reads.
class ContractTest {

    private interface Parser {
        Object parse(byte[] json) throws MalformedMessage;
    }

    private static final Set<String> VERIFIED_ELSEWHERE = Set.of("manifest.json", "vectors.json");

    static Stream<String> files() {
        return Contract.files().stream().filter(file -> !VERIFIED_ELSEWHERE.contains(file));
    }

    static Stream<String> writtenFiles() {
        return files().filter(file -> file.matches("(event|ack|validation|clock).*"));
    }

    static Stream<String> readFiles() {
        return files().filter(file -> file.matches("(decision|command|manifest|time).*"));
    }

    @ParameterizedTest
    @MethodSource("writtenFiles")
    void writesWhatTheFileSays(String file) throws MalformedMessage {
        byte[] expected = Contract.read(file);

        byte[] written = write(parser(file).parse(expected));

        assertThat(Contract.tree(written)).isEqualTo(Contract.tree(expected));
    }

    @ParameterizedTest
    @MethodSource("readFiles")
    void readsWhatTheFileSays(String file) throws MalformedMessage {
        Object message = parser(file).parse(Contract.read(file));

        assertThat(message).isNotInstanceOf(Command.Unusable.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void ignoresUnknownFields(String file) throws MalformedMessage {
        Map<String, Object> newer = new LinkedHashMap<>(Contract.tree(Contract.read(file)));
        newer.put("fieldOfTheFuture", Map.of("a", List.of(1)));

        Object message = parser(file).parse(Contract.bytes(newer));

        assertThat(message).isEqualTo(parser(file).parse(Contract.read(file)));
    }

    @Test
    void coversEveryFile() {
        assertThat(Stream.concat(writtenFiles(), readFiles())).containsExactlyInAnyOrderElementsOf(files().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "event-deposited.json, sequence, 'sequence: is missing'",
        "event-deposited.json, trackingNumber, 'trackingNumber: is missing'",
        "event-health.json, powerSource, 'powerSource: is missing'",
        "event-fault-cleared.json, code, 'code: is missing'",
        "command-disable-input.json, commandId, 'commandId: is missing'",
        "validation.json, digest, 'digest: is missing'",
        "decision-granted.json, compartment, 'compartment: is missing'",
        "decision-granted.json, decision, 'decision: is missing'",
        "command-open.json, commandId, 'commandId: is missing'",
        "manifest-payload.json, grants, 'grants: is missing'",
        "clock.json, requestId, 'requestId: is missing'",
        "time.json, time, 'time: is missing'",
    })
    void namesTheFieldThatIsMissing(String file, String field, String problem) {
        Map<String, Object> incomplete = new LinkedHashMap<>(Contract.tree(Contract.read(file)));
        incomplete.remove(field);

        assertThatThrownBy(() -> parser(file).parse(Contract.bytes(incomplete)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "event-opened.json, by, crowbar, 'by: must be one of [keypad, scanner, command, decision]'",
        "event-opened.json, type, danced, 'type: is not an event of a locker'",
        "event-opened.json, compartment, seven, 'compartment: must be a whole number'",
        "event-opened.json, eventId, 7, 'eventId: must be a UUID'",
        "event-opened.json, occurredAt, yesterday, 'occurredAt: must be a time in ISO 8601, UTC'",
        "decision-granted.json, decision, maybe, 'decision: must be granted or refused'",
        "ack-command.json, outcome, perhaps, 'outcome: must be one of [done, failed, expired, refused]'",
    })
    void namesTheFieldThatIsWrong(String file, String field, String value, String problem) {
        Map<String, Object> wrong = new LinkedHashMap<>(Contract.tree(Contract.read(file)));
        wrong.put(field, value);

        assertThatThrownBy(() -> parser(file).parse(Contract.bytes(wrong)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage(problem);
    }

    @Test
    void readsWhatTheFirstFirmwareReported() throws MalformedMessage {
        Map<String, Object> older = new LinkedHashMap<>(Contract.tree(Contract.read("event-health.json")));
        older.keySet().removeAll(Set.of("startedAt", "clock", "temperatureCelsius", "panel", "faults", "compartments"));

        Happening happening = LockerEvent.parse(Contract.bytes(older)).happening();

        assertThat(((Happening.Health) happening).report().faults()).isEmpty();
    }

    @Test
    void namesTheFieldOfAFieldThatIsWrong() {
        Map<String, Object> wrong = new LinkedHashMap<>(Contract.tree(Contract.read("event-health.json")));
        wrong.put("panel", Map.of("keypad", "sticky", "scanner", "ok", "display", "ok"));

        assertThatThrownBy(() -> LockerEvent.parse(Contract.bytes(wrong)))
                .hasMessage("panel.keypad: must be one of [ok, dead, outOfUse]");
    }

    @Test
    void namesTheElementOfAList() {
        byte[] manifest = """
                {"lockerId": "l", "version": 1, "issuedAt": "2026-11-23T09:11:08Z", "grants": [
                  {"deliveryId": "d", "compartment": 1, "codeVersion": 1, "digest": "AAAA",
                   "expiresAt": "2026-11-26T09:11:07Z"}]}
                """.getBytes();

        assertThatThrownBy(() -> Manifest.parse(manifest))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage("grants[0].digest: must be 32 bytes in base64url");
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        assertThatThrownBy(() -> Decision.parse("[1, 2".getBytes())).hasMessage("message: must be a JSON object");
        assertThatThrownBy(() -> Decision.parse(new byte[0])).hasMessage("message: must be a JSON object");
    }

    @Test
    void answersACommandItDoesNotKnow() throws MalformedMessage {
        Map<String, Object> unknown = new LinkedHashMap<>(Contract.tree(Contract.read("command-open.json")));
        unknown.put("type", "sing");

        Command command = Command.parse(Contract.bytes(unknown));

        assertThat(command).isInstanceOf(Command.Unusable.class);
        assertThat(((Command.Unusable) command).problem()).isEqualTo("type: is not a command that this locker knows");
    }

    @Test
    void takesARefusalForAReasonOfTheFutureAsUnknownCode() throws MalformedMessage {
        Map<String, Object> refused = new LinkedHashMap<>(Contract.tree(Contract.read("decision-refused.json")));
        refused.put("reason", "parcelWasNaughty");

        assertThat(Decision.parse(Contract.bytes(refused)))
                .extracting(decision -> ((Decision.Refused) decision).reason())
                .isEqualTo(RefusalReason.UNKNOWN_CODE);
    }

    private static Parser parser(String file) {
        return switch (file.replaceFirst("[-.].*", "")) {
            case "event" -> LockerEvent::parse;
            case "ack" -> Ack::parse;
            case "validation" -> Validation::parse;
            case "decision" -> Decision::parse;
            case "command" -> Command::parse;
            case "manifest" -> Manifest::parse;
            case "clock" -> ClockRequest::parse;
            case "time" -> BrokerTime::parse;
            default -> throw new AssertionError("no reader for " + file);
        };
    }

    private static byte[] write(Object message) {
        return switch (message) {
            case LockerEvent it -> it.toJson();
            case Ack it -> it.toJson();
            case Validation it -> it.toJson();
            case ClockRequest it -> it.toJson();
            default -> throw new AssertionError("the locker does not write " + message);
        };
    }
}
