package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.Decision.Granted;
import dev.latchkey.locker.Decision.Refused;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Validations and acknowledgements.
class LockerMessageHandlersTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final FakeContext context = new FakeContext();
    private final ValidateCodeHandler validate = new ValidateCodeHandler(cloud.validateCode(), cloud.link, cloud.clock);
    private final RecordAcknowledgementHandler acknowledge = new RecordAcknowledgementHandler(cloud);

    @Test
    void anUnknownCodeIsRefused() {
        assertThat(handle(validate, sample("validation.json")).bool("answered")).isTrue();

        assertThat(cloud.link.decisions())
                .containsExactly(new Refused("01938f2e-7d00-7a3b-8f10-0c9e5d2b4a70", "unknownCode"));
    }

    @Test
    void aLiveCodeIsGranted() {
        var parcel = Parcel.first().readyAt(cloud);
        var validation = sample("validation.json");
        validation.put(
                "digest", cloud.codes.find(parcel.deliveryId()).orElseThrow().digest());

        handle(validate, validation);

        assertThat(cloud.link.decisions()).singleElement().isInstanceOf(Granted.class);
    }

    @Test
    void anAcknowledgedManifestLetsTheDeliveryGoOn() {
        var parcel = Parcel.first().readyAt(cloud);
        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken("t"));
        var acknowledgement = sample("ack-manifest.json");
        acknowledgement.put("version", 1);

        assertThat(handle(acknowledge, acknowledgement).bool("recorded")).isTrue();

        assertThat(cloud.workflows.completions()).hasSize(1);
    }

    @Test
    void aCommandsResultIsCounted() {
        assertThat(handle(acknowledge, sample("ack-command.json")).bool("recorded"))
                .isTrue();

        assertThat(context.lines())
                .singleElement()
                .asString()
                .contains("LockerCommandAnswered", "\"outcome\":\"done\"");
    }

    @Test
    void theAnswerToAnOpeningIsKeptAndAuditedOnce() {
        var sent = cloud.sendCommand()
                .send(
                        InMemoryCloud.LOCKER_ID,
                        new Command.Open(7),
                        "approval-1",
                        "arn:aws:iam::000000000000:user/emil",
                        "It jams",
                        Duration.ofSeconds(30));
        var acknowledgement = sample("ack-command.json");
        acknowledgement.put("commandId", sent.commandId());

        handle(acknowledge, acknowledgement);
        handle(acknowledge, acknowledgement);

        assertThat(cloud.commands
                        .find(InMemoryCloud.LOCKER_ID, sent.commandId())
                        .orElseThrow()
                        .answer())
                .hasValueSatisfying(answer -> assertThat(answer.outcome()).isEqualTo("done"));
        assertThat(cloud.audit.of(Subject.locker(InMemoryCloud.LOCKER_ID)))
                .singleElement()
                .satisfies(deed -> assertThat(deed.entry().details())
                        .containsEntry("outcome", "done")
                        .containsEntry("compartment", "7"));
    }

    @Test
    void theAnswerToADiagnosisIsNoDeed() {
        var sent = cloud.sendCommand()
                .send(
                        InMemoryCloud.LOCKER_ID,
                        new Command.Diagnose(0),
                        "diagnose-1",
                        "handle-locker-fault",
                        "It jams",
                        Duration.ofSeconds(30));
        var acknowledgement = sample("ack-command-diagnosed.json");
        acknowledgement.put("commandId", sent.commandId());

        handle(acknowledge, acknowledgement);

        assertThat(cloud.audit.of(Subject.locker(InMemoryCloud.LOCKER_ID))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "requestId, , requestId is missing",
        "digest, , digest is missing",
        "digest, 'no digest!', digest must be base64url",
    })
    void aValidationThatMakesNoSenseIsRejected(String field, String value, String reason) {
        var message = sample("validation.json");
        message.put(field, value);

        assertThat(handle(validate, message).bool("answered")).isFalse();

        assertThat(cloud.link.rejections()).containsExactly("locker-berlin-1: " + reason);
        assertThat(cloud.link.decisions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ack-manifest.json, version, , version is missing",
        "ack-manifest.json, version, twelve, version must be an integer",
        "ack-manifest.json, type, other, type must be manifestApplied or commandResult",
        "ack-command.json, commandId, , commandId is missing",
    })
    void anAcknowledgementThatMakesNoSenseIsRejected(String file, String field, String value, String reason) {
        var message = sample(file);
        message.put(field, value);

        assertThat(handle(acknowledge, message).bool("recorded")).isFalse();

        assertThat(cloud.link.rejections()).containsExactly("locker-berlin-1: " + reason);
    }

    @Test
    void aManifestThatWasNeverPublishedCannotBeAcknowledged() {
        handle(acknowledge, sample("ack-manifest.json"));

        assertThat(cloud.link.rejections()).containsExactly("locker-berlin-1: version was never published");
    }

    private JsonObject handle(JsonHandler handler, Map<String, Object> message) {
        return Invocation.of(handler, message, context);
    }

    private static Map<String, Object> sample(String file) {
        var message = new HashMap<String, Object>(EventFile.json("mqtt/" + file).asMap());
        message.put("lockerId", InMemoryCloud.LOCKER_ID);
        return message;
    }
}
