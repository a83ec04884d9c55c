package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Receipts as AWS hands them over.
class RecordReceiptHandlerTest {

    private static final String EMAIL = "0100019ab1c2d3e4-5f6a7b8c-9d0e-4f1a-8b2c-3d4e5f6a7b8c-000000";
    private static final String SMS = "34d9b400-c6dd-5444-820d-fbeb0f1f54cf";
    private static final String PUSH = "9655abe4-6ed6-5734-89f7-e6a6a42de02a";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final FakeContext context = new FakeContext();
    private final RecordReceiptHandler handler =
            new RecordReceiptHandler(cloud.recordReceipt(), cloud.countFigures(), cloud.clock);

    @ParameterizedTest
    @CsvSource({
        "ses-send.json, ACCEPTED, 2026-11-23T09:11:09.120Z",
        "ses-delivery.json, DELIVERED, 2026-11-23T09:11:11.480Z",
        "ses-open.json, OPENED, 2026-11-23T09:20:31.652Z"
    })
    void anEmailThatArrives(String file, Evidence evidence, Instant at) {
        handle(Receipts.record(file));

        assertThat(cloud.attempts.receipts(EMAIL)).containsExactly(new Arrived(EMAIL, evidence, at));
    }

    @ParameterizedTest
    @CsvSource({
        "ses-bounce-permanent.json, BOUNCED",
        "ses-bounce-transient.json, REJECTED",
        "ses-complaint.json, COMPLAINED",
        "ses-reject.json, REJECTED"
    })
    void anEmailThatFails(String file, Refusal refusal) {
        handle(Receipts.record(file));

        assertThat(cloud.attempts.receipts(EMAIL))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.refusal()).isEqualTo(refusal));
    }

    @Test
    void anEmailThatIsDelayedCanStillArrive() {
        assertThat(handle(Receipts.record("ses-delivery-delay.json")).integer("malformed"))
                .isZero();

        assertThat(cloud.attempts.receipts(EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sns-sms-success.json, " + SMS + ", 2026-11-23T09:11:09.768Z",
        "sns-push-success.json, " + PUSH + ", 2026-11-23T09:11:08.605Z"
    })
    void aTextMessageOrPushThatIsCarried(String file, String messageId, Instant at) {
        handle(Receipts.logLines(Receipts.sample(file)));

        assertThat(cloud.attempts.receipts(messageId)).containsExactly(new Arrived(messageId, Evidence.CARRIED, at));
    }

    @ParameterizedTest
    @CsvSource({
        "sns-sms-opted-out.json, " + SMS + ", OPTED_OUT",
        "sns-sms-invalid-number.json, " + SMS + ", INVALID_ADDRESS",
        "sns-sms-blocked.json, " + SMS + ", DISABLED",
        "sns-sms-unreachable.json, " + SMS + ", REJECTED",
        "sns-push-invalid-token.json, " + PUSH + ", DISABLED",
        "sns-push-unregistered.json, " + PUSH + ", DISABLED",
        "sns-push-unavailable.json, " + PUSH + ", REJECTED"
    })
    void aTextMessageOrPushThatFails(String file, String messageId, Refusal refusal) {
        assertThat(handle(Receipts.logLines(Receipts.sample(file))).integer("recorded"))
                .isEqualTo(1);

        assertThat(cloud.attempts.receipts(messageId))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.refusal()).isEqualTo(refusal));
    }

    @Test
    void oneMalformedLineIsCountedAndTheOthersAreTaken() {
        var answer = handle(Receipts.logLines(
                Receipts.sample("sns-sms-success.json"),
                "no JSON",
                "{\"status\":\"SUCCESS\"}",
                Receipts.sample("sns-push-success.json")));

        assertThat(answer.integer("recorded")).isEqualTo(2);
        assertThat(answer.integer("malformed")).isEqualTo(2);
        assertThat(context.lines()).hasSize(2).allMatch(line -> line.contains("ReceiptMalformed"));
    }

    @Test
    void oneMalformedRecordIsCountedAndTheOthersAreTaken() {
        var records = List.of(
                Map.of("Sns", Map.of("Message", "no JSON")),
                Map.of("Sns", Map.of()),
                Map.of("Sns", Map.of("Message", Receipts.sample("ses-delivery.json"))));

        var answer = handle(Map.of("Records", records));

        assertThat(answer.integer("recorded")).isEqualTo(1);
        assertThat(answer.integer("malformed")).isEqualTo(2);
    }

    @Test
    void aControlMessageOfTheLogSubscriptionSaysNothing() {
        var control = JsonText.text(Map.of("messageType", "CONTROL_MESSAGE", "logEvents", List.of()));

        var answer = handle(Map.of("awslogs", Map.of("data", Receipts.gzip(control))));

        assertThat(answer.integer("recorded")).isZero();
        assertThat(answer.integer("malformed")).isZero();
    }

    @Test
    void nothingOfAReceiptIsLogged() {
        handle(Receipts.logLines(Receipts.sample("sns-sms-opted-out.json"), "+491713920042 {"));

        assertThat(String.join("", context.lines())).doesNotContain("1713920042", "ada@");
    }

    @Test
    void noSampleIsForgotten() {
        var tested = Stream.of(RecordReceiptHandlerTest.class.getDeclaredMethods())
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(CsvSource.class)))
                .flatMap(source -> Stream.of(source.value()))
                .map(line -> line.substring(0, line.indexOf(',')));

        assertThat(Stream.concat(tested, Stream.of("ses-delivery-delay.json")))
                .containsExactlyInAnyOrderElementsOf(EventFile.names("receipts", ""));
    }

    private JsonObject handle(Map<String, ?> event) {
        return Invocation.of(handler, event, context);
    }
}
