package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.journey.Web.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// Agents who ask for a code on somebody's behalf, by hand or by the API, and those who decide on it.
record Support(Outside outside) {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-resend-code";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What is typed for a parcel.
    ///
    /// @param more fields, such as `,"action":"rotate"`
    static String asks(String trackingNumber, String more) {
        return "{\"trackingNumber\":\"" + trackingNumber + "\"" + more + "}";
    }

    /// Somebody starts an execution by hand.
    ///
    /// @return its name
    String starts(String input) {
        var name = UUID.randomUUID().toString();
        outside.cloud()
                .stepFunctions()
                .startExecution(
                        request -> request.stateMachineArn(MACHINE).name(name).input(input));
        outside.settles();
        return name;
    }

    /// What an execution that has ended says.
    JsonNode output(String name) {
        var execution = execution(name);
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        try {
            return JSON.readTree(execution.output());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    DescribeExecutionResponse execution(String name) {
        var arn = MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
        return outside.cloud().stepFunctions().describeExecution(request -> request.executionArn(arn));
    }

    /// An agent who is known asks.
    Answer posts(String user, String body) {
        var asked = posts(user, "/resends", body);
        outside.settles();
        return asked;
    }

    /// How a request stands.
    Answer reads(String requestId) {
        return outside.web().get("/resends/" + requestId);
    }

    /// @param decision `approve` or `refuse`
    /// @return the status
    int decides(String approvalId, String user, String decision) {
        var body = "{\"decision\":\"%s\",\"reason\":\"Called back\"}".formatted(decision);
        var answer = posts(user, "/approvals/" + approvalId, body);
        outside.settles();
        return answer.status();
    }

    private Answer posts(String user, String path, String body) {
        var signed = Map.of(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261123/eu-central-1/execute-api/aws4_request".formatted(user));
        return outside.web().post(path, signed, body.getBytes(UTF_8));
    }
}
