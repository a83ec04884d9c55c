package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/// What an agent gets who starts `resend-code`: from the console, where anything can be typed, and by the API.
@ExtendWith(Shared.VirtualTime.class)
class SupportRoadsTest {

    private final Outside outside;
    private final Support support;

    SupportRoadsTest(Outside outside) {
        this.outside = outside;
        this.support = new Support(outside);
    }

    @Test
    void sendsTheSameCodeAgainOnAnotherChannelAndSaysThatItHasArrived() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        var code = parcel.phone().code();

        var answer = answered(Support.asks(parcel.trackingNumber(), ",\"channel\":\"sms\",\"language\":\"de\""));

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

        var answer = answered(Support.asks(parcel.trackingNumber(), ",\"action\":\"diagnose\""));

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

        var answer = answered(Support.asks(parcel.trackingNumber(), ""));

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
                "{\"trackingNumber\":\"\\ud800\"}"
            })
    void whateverIsTypedIsAnsweredWithAQuestion(String input) {
        isInvalid(input, "Please tell me");
    }

    @Test
    void whatNobodyCouldWriteByHandAsksForAMoment() {
        isInvalid("{\"requestId\":\"somebody-elses\"}", "One moment, please");
    }

    private void isInvalid(String input, String nextStep) {
        var answer = answered(input);

        assertThat(answer.path("outcome").asText()).isEqualTo("InvalidRequest");
        assertThat(answer.path("nextStep").asText()).startsWith(nextStep);
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
        answered(Support.asks(parcel.trackingNumber(), ""));

        var answer = answered(Support.asks(parcel.trackingNumber(), ""));

        assertThat(answer.path("outcome").asText()).isEqualTo("TooManyRequests");
        assertThat(answer.path("retryAt").asText()).isNotBlank();
        outside.passes(Duration.ofSeconds(30));
        assertThat(answered(Support.asks(parcel.trackingNumber(), ""))
                        .path("outcome")
                        .asText())
                .isEqualTo("Explained");
    }

    @Test
    void whoeverAsksByTheApiIsKnownAndSeesTheStatesPass() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();

        var asked = support.posts("noor", Support.asks(parcel.trackingNumber(), ",\"reason\":\"On the phone\""));
        var read = support.reads(asked.text("requestId"));

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

        var id = support.posts("noor", Support.asks(parcel.trackingNumber(), ",\"action\":\"rotate\""))
                .text("requestId");
        var waiting = support.reads(id);
        assertThat(waiting.text("status")).isEqualTo("running");
        assertThat(support.decides(waiting.text("approvalId"), "noor", "approve"))
                .isEqualTo(409);
        assertThat(support.decides(waiting.text("approvalId"), "emil", "approve"))
                .isEqualTo(200);

        var answer = support.reads(id).body().path("answer");
        assertThat(answer.path("outcome").asText()).isEqualTo("Rotated");
        assertThat(parcel.phone().codes()).hasSize(2).contains(code);
    }

    @Test
    void withoutASecondPersonNothingHappens() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();

        var execution = support.starts(Support.asks(parcel.trackingNumber(), ",\"action\":\"cancel\""));
        outside.passes(Duration.ofMinutes(15));

        assertThat(support.output(execution).path("outcome").asText()).isEqualTo("ApprovalExpired");
        assertThat(parcel.status()).isNotEqualTo("Cancelled");
    }

    @Test
    void anAddressThatIsNamedByTheApiStaysOutOfTheExecution() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        var contact = ",\"newContact\":{\"channel\":\"SMS\",\"address\":\"0171 3920%03d\"}".formatted(113);

        var id = support.posts("noor", Support.asks(parcel.trackingNumber(), contact))
                .text("requestId");

        var execution = support.execution("resend-" + id);
        assertThat(execution.input()).isEqualTo("{\"requestId\":\"" + id + "\"}");
        assertThat(history(execution)).contains("Await Approval").doesNotContain("3920113");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AcceptResendFunction", "DiagnoseDeliveryFunction", "ActOnCauseFunction", "ExplainResendFunction"
            })
    void whicheverPartBreaksDownThereIsAnAnswer(String function) {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        var faults = new AwsFaultsDoor(outside.web());
        faults.breaks("lambda", "Invoke", function, "ServiceException");

        var execution = support.starts(Support.asks(parcel.trackingNumber(), ""));
        outside.passes(Duration.ofMinutes(4));
        faults.end();

        var answer = support.output(execution);
        assertThat(answer.path("outcome").asText()).isEqualTo("SystemFault");
        assertThat(answer.path("summary").asText()).startsWith("Something on our side does not work");
        if (function.equals("DiagnoseDeliveryFunction") || function.equals("ActOnCauseFunction")) {
            assertThat(parcel.cases()).contains("SystemFault");
            assertThat(answer.path("caseId").asText()).isNotBlank();
        }
    }

    @Test
    void whatOurIntegrityCheckWouldRepairIsRepairedAtOnce() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        outside.cloud().lose(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code");

        var answer = answered(Support.asks(parcel.trackingNumber(), ""));

        assertThat(answer.path("cause").asText()).isEqualTo("SystemError");
        assertThat(answer.path("outcome").asText()).isEqualTo("CodeResent");
        assertThat(outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code"))
                .isNotEmpty();
    }

    /// The answer of an execution that is started with this.
    private JsonNode answered(String input) {
        return support.output(support.starts(input));
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
