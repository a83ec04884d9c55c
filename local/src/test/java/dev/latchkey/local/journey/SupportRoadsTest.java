package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.journey.Web.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// What an agent gets who starts `resend-code`: from the console, where anything can be typed, and by the API.
@ExtendWith(Shared.VirtualTime.class)
class SupportRoadsTest {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-resend-code";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outside outside;

    SupportRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void sendsTheSameCodeAgainOnAnotherChannelAndSaysThatItHasArrived() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        var code = parcel.phone().code();

        var answer = answered(asks(parcel.trackingNumber(), ",\"channel\":\"sms\",\"language\":\"de\""));

        assertThat(answer.path("outcome").asText()).isEqualTo("CodeResent");
        assertThat(answer.path("summary").asText())
                .contains("denselben Code", "SMS")
                .doesNotContain(code);
        assertThat(answer.path("actionsTaken").toString()).contains("CodeResent");
        assertThat(parcel.phone().channels()).containsExactly("PUSH", "SMS");
        assertThat(parcel.phone().codes()).containsExactly(code);
    }

    @Test
    void aDiagnosisSendsNothing() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();

        var answer = answered(asks(parcel.trackingNumber(), ",\"action\":\"diagnose\""));

        assertThat(answer.path("outcome").asText()).isEqualTo("Explained");
        assertThat(answer.path("evidence")).isNotEmpty();
        assertThat(answer.path("actionsTaken")).isEmpty();
        assertThat(parcel.phone().channels()).hasSize(1);
    }

    @Test
    void aParcelOnItsWayIsExplained() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("in-transit");
        outside.settles();

        var answer = answered(asks(parcel.trackingNumber(), ""));

        assertThat(answer.path("outcome").asText()).isEqualTo("Explained");
        assertThat(answer.path("cause").asText()).isEqualTo("DeliveryDelay");
        assertThat(answer.path("summary").asText()).contains("the pickup code comes with it");
        assertThat(parcel.phone().channels()).isEmpty();
    }

    @Test
    void aNumberThatNobodyKnowsIsAskedForAgain() {
        var answer = answered("{\"trackingNumber\":\"NOBODYS 0001\"}");

        assertThat(answer.path("outcome").asText()).isEqualTo("UnknownParcel");
        assertThat(answer.path("nextStep").asText()).startsWith("Please check the number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"JD0146\"",
                "7",
                "true",
                "null",
                "[]",
                "[{\"trackingNumber\":\"JD0146\"}]",
                "{\"trackingNumber\":\"\"}",
                "{\"trackingNumber\":null}",
                "{\"trackingNumber\":146}",
                "{\"trackingNumber\":{\"trackingNumber\":\"JD0146\"}}",
                "{\"trackingNumber\":\"JD0146\",\"action\":\"explode\"}",
                "{\"trackingNumber\":\"JD0146\",\"channel\":[\"SMS\"]}",
                "{\"trackingNumber\":\"JD0146\",\"acton\":\"diagnose\"}",
                "{\"requestId\":\"somebody-elses\"}",
                "{\"trackingNumber\":\"\\ud800\"}"
            })
    void whateverIsTypedIsAnsweredWithAQuestion(String input) {
        var answer = answered(input);

        assertThat(answer.path("outcome").asText()).isEqualTo("InvalidRequest");
        assertThat(answer.path("nextStep").asText()).startsWith("Please tell me");
        assertThat(answer.at("/problem/reason").asText()).isNotBlank();
    }

    @Test
    void whatIsNestedTooDeeplyAndWhatIsTooLargeAreAnsweredToo() {
        var deep = "{\"trackingNumber\":" + "[".repeat(70) + "]".repeat(70) + "}";
        var large = "{\"trackingNumber\":\"" + "J".repeat(250_000) + "\"}";

        assertThat(answered(deep).path("outcome").asText()).isEqualTo("InvalidRequest");
        assertThat(answered(large).path("outcome").asText()).isEqualTo("InvalidRequest");
    }

    @Test
    void asksTooSoonAndHearsWhenToAskAgain() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        answered(asks(parcel.trackingNumber(), ""));

        var answer = answered(asks(parcel.trackingNumber(), ""));

        assertThat(answer.path("outcome").asText()).isEqualTo("TooManyRequests");
        assertThat(answer.path("retryAt").asText()).isNotBlank();
        outside.passes(Duration.ofSeconds(30));
        assertThat(answered(asks(parcel.trackingNumber(), "")).path("outcome").asText())
                .isEqualTo("Explained");
    }

    @Test
    void whoeverAsksByTheApiIsKnownAndSeesTheStatesPass() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();

        var asked = posts("noor", asks(parcel.trackingNumber(), ",\"reason\":\"On the phone\""));
        outside.settles();
        var read = outside.web().get("/resends/" + asked.text("requestId"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(read.text("status")).isEqualTo("answered");
        assertThat(read.body().at("/request/by").asText()).endsWith("user/noor");
        assertThat(read.body().path("states").toString())
                .contains("Accept Resend", "Diagnose Delivery", "Act On Cause", "Explain Resend", "Answered");
        assertThat(read.body().at("/answer/outcome").asText()).isEqualTo("CodeResent");
    }

    @Test
    void otherDigitsNeedASecondPerson() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        var code = parcel.phone().code();

        var id = posts("noor", asks(parcel.trackingNumber(), ",\"action\":\"rotate\""))
                .text("requestId");
        outside.settles();
        var waiting = outside.web().get("/resends/" + id);
        assertThat(waiting.text("status")).isEqualTo("running");
        assertThat(decides(waiting.text("approvalId"), "noor").status()).isEqualTo(409);
        assertThat(decides(waiting.text("approvalId"), "emil").status()).isEqualTo(200);
        outside.settles();

        var answer = outside.web().get("/resends/" + id).body().path("answer");
        assertThat(answer.path("outcome").asText()).isEqualTo("Rotated");
        assertThat(parcel.phone().codes()).hasSize(2).contains(code);
    }

    @Test
    void withoutASecondPersonNothingHappens() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();

        var execution = starts(asks(parcel.trackingNumber(), ",\"action\":\"cancel\""));
        outside.settles();
        outside.passes(Duration.ofMinutes(15));

        assertThat(output(execution).path("outcome").asText()).isEqualTo("ApprovalExpired");
        assertThat(parcel.status()).isNotEqualTo("Cancelled");
    }

    @Test
    void anAddressThatIsNamedByTheApiStaysOutOfTheExecution() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        var contact = ",\"newContact\":{\"channel\":\"SMS\",\"address\":\"0171 3920%03d\"}".formatted(113);

        var id = posts("noor", asks(parcel.trackingNumber(), contact)).text("requestId");
        outside.settles();

        var execution = execution("resend-" + id);
        assertThat(execution.input()).isEqualTo("{\"requestId\":\"" + id + "\"}");
        assertThat(history(execution)).contains("Await Approval").doesNotContain("3920113");
    }

    @Test
    void aPartThatBreaksOffIsAnsweredAndOpensACase() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        outside.cloud().lose(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code");

        var answer = answered(asks(parcel.trackingNumber(), ""));

        assertThat(answer.path("cause").asText()).isEqualTo("SystemError");
        assertThat(answer.path("summary").asText()).isNotBlank();
    }

    private static String asks(String trackingNumber, String more) {
        return "{\"trackingNumber\":\"" + trackingNumber + "\"" + more + "}";
    }

    private Answer posts(String user, String body) {
        return posts(user, "/resends", body);
    }

    private Answer decides(String approvalId, String user) {
        return posts(user, "/approvals/" + approvalId, "{\"decision\":\"approve\",\"reason\":\"Called back\"}");
    }

    private Answer posts(String user, String path, String body) {
        var signed = Map.of(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261123/eu-central-1/execute-api/aws4_request".formatted(user));
        return outside.web().post(path, signed, body.getBytes(UTF_8));
    }

    /// The answer of an execution that is started with this.
    private JsonNode answered(String input) {
        var execution = starts(input);
        outside.settles();
        return output(execution);
    }

    private String starts(String input) {
        return outside.cloud()
                .stepFunctions()
                .startExecution(request -> request.stateMachineArn(MACHINE)
                        .name(UUID.randomUUID().toString())
                        .input(input))
                .executionArn();
    }

    private JsonNode output(String executionArn) {
        var execution =
                outside.cloud().stepFunctions().describeExecution(request -> request.executionArn(executionArn));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        try {
            return JSON.readTree(execution.output());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private DescribeExecutionResponse execution(String name) {
        var arn = MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
        return outside.cloud().stepFunctions().describeExecution(request -> request.executionArn(arn));
    }

    private String history(DescribeExecutionResponse execution) {
        return List.copyOf(outside
                        .cloud()
                        .stepFunctions()
                        .getExecutionHistoryPaginator(request -> request.executionArn(execution.executionArn()))
                        .events()
                        .stream()
                        .toList())
                .toString();
    }
}
