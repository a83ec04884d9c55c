package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// AWS's command line, unmodified, against the AWS endpoint.
@ExtendWith(Shared.VirtualTime.class)
class AwsCliTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outside outside;
    private Program aws;
    private Parcel parcel;

    AwsCliTest(Outside outside) {
        this.outside = outside;
    }

    @BeforeEach
    void find() {
        aws = Program.orSkip("awscli", "aws");
        parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
    }

    @Test
    void readsExecutions() {
        var machine = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-deliver-parcel";

        var execution = says("stepfunctions", "list-executions", "--state-machine-arn", machine, "--max-items", "1")
                .at("/executions/0/executionArn")
                .asText();

        assertThat(execution).endsWith("deliver-" + parcel.deliveryId());
        var described = says("stepfunctions", "describe-execution", "--execution-arn", execution);
        assertThat(described.path("status").asText()).isEqualTo("RUNNING");
        assertThat(described.path("input").asText()).contains(parcel.deliveryId());
        var history = says("stepfunctions", "get-execution-history", "--execution-arn", execution);
        assertThat(history.path("events").findValuesAsText("type"))
                .startsWith("ExecutionStarted", "TaskStateEntered", "TaskScheduled");
    }

    @Test
    void startsAResendAndReadsItsAnswer() throws IOException {
        var machine = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-resend-code";
        var input = "{\"trackingNumber\":\"" + parcel.trackingNumber() + "\",\"action\":\"diagnose\"}";

        var execution = says("stepfunctions", "start-execution", "--state-machine-arn", machine, "--input", input)
                .path("executionArn")
                .asText();
        outside.settles();

        var described = says("stepfunctions", "describe-execution", "--execution-arn", execution);
        assertThat(described.path("status").asText()).isEqualTo("SUCCEEDED");
        var answer = JSON.readTree(described.path("output").asText());
        assertThat(answer.path("outcome").asText()).isEqualTo("Explained");
        assertThat(answer.path("cause").asText()).isEqualTo("DeliveryDelay");
        assertThat(answer.path("summary").asText()).isNotBlank();
        var history = says("stepfunctions", "get-execution-history", "--execution-arn", execution);
        assertThat(history.path("events").findValuesAsText("name"))
                .contains("Accept Resend", "Diagnose Delivery", "Explain Resend", "Answered");
    }

    @Test
    void scansTables() {
        var items = says("dynamodb", "scan", "--table-name", Cloud.RECIPIENTS).path("Items");

        assertThat(items.findValues("recipientId"))
                .extracting(id -> id.path("S").asText())
                .contains(parcel.recipient().recipientId());
    }

    @Test
    void readsSecrets() throws IOException {
        var secret = says("secretsmanager", "get-secret-value", "--secret-id", "latchkey/carriers/easypost")
                .path("SecretString")
                .asText();

        assertThat(JSON.readTree(secret).path("secret").asText())
                .isEqualTo(Files.readString(outside.state().resolve("carriers/easypost.secret"))
                        .strip());
    }

    @Test
    void invokesFunctions(@TempDir Path folder) throws IOException {
        var answer = folder.resolve("answer.json");
        var event = "{\"rawPath\":\"/\",\"pathParameters\":{\"deliveryId\":\"" + parcel.deliveryId() + "\"}}";

        says(
                "lambda",
                "invoke",
                "--function-name",
                "latchkey-ReadDeliveryFunction",
                "--payload",
                event,
                answer.toString());

        var body = JSON.readTree(JSON.readTree(answer.toFile()).path("body").asText());
        assertThat(body.path("status").asText()).isEqualTo("Registered");
    }

    /// Reads what it prints. Nobody's own settings are used.
    private JsonNode says(String... arguments) {
        var environment = Map.of(
                "AWS_ENDPOINT_URL", outside.system().aws().toString(),
                "AWS_ACCESS_KEY_ID", "any",
                "AWS_SECRET_ACCESS_KEY", "any",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_PAGER", "");
        try {
            return JSON.readTree(aws.prints(environment, arguments));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
