package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.lambda.FunctionFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class LambdaServiceTest {

    @AutoClose
    private final LocalAws aws;

    @AutoClose
    private final LambdaClient lambda;

    LambdaServiceTest(@TempDir Path directory) {
        aws = new LocalAws(directory);
        lambda = aws.client(LambdaClient.builder());
        aws.functions.add("greet", event -> "{\"greeted\":" + event + "}");
    }

    @Test
    void returnsWhatTheFunctionAnswers() {
        var answer = invoke("greet", InvocationType.REQUEST_RESPONSE, "\"Ada\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"greeted\":\"Ada\"}");
    }

    @Test
    void passesArnsWithAliasesOn() {
        var arn = "arn:aws:lambda:us-east-1:000000000000:function:greet:live";
        aws.functions.add(arn, event -> "1");

        assertThat(invoke(arn, InvocationType.REQUEST_RESPONSE, "{}").payload().asUtf8String())
                .isEqualTo("1");
    }

    @Test
    void reportsAFunctionThatThrewAsLambdaDoes() {
        aws.functions.add("greet", event -> {
            throw new FunctionFailed(
                    "com.example.Sorry", "not today", List.of("com.example.Greet.handle(Greet.java:7)"));
        });

        var answer = invoke("greet", InvocationType.REQUEST_RESPONSE, "{}");

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .isEqualTo("{\"errorMessage\":\"not today\",\"errorType\":\"com.example.Sorry\","
                        + "\"stackTrace\":[\"com.example.Greet.handle(Greet.java:7)\"]}");
    }

    @Test
    void runsAnEventWithoutWaiting() throws Exception {
        var answer = invoke("greet", InvocationType.EVENT, "1");

        assertThat(answer.statusCode()).isEqualTo(202);
        aws.pass(Duration.ZERO);
        assertThat(aws.functions.events("greet")).containsExactly("1");
    }

    @Test
    void runsNothingOnADryRun() throws Exception {
        assertThat(invoke("greet", InvocationType.DRY_RUN, "1").statusCode()).isEqualTo(204);
        aws.pass(Duration.ZERO);
        assertThat(aws.functions.events("greet")).isEmpty();
    }

    @Test
    void knowsNoOtherFunction() {
        assertThatThrownBy(() -> invoke("other", InvocationType.REQUEST_RESPONSE, "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: other");
    }

    @Test
    void refusesAnEventThatIsNotJson() {
        assertThatThrownBy(() -> invoke("greet", InvocationType.REQUEST_RESPONSE, "{oops"))
                .isInstanceOf(InvalidRequestContentException.class);
    }

    @Test
    void namesAnOperationThatItLacks() {
        assertThatThrownBy(() -> lambda.listLayers())
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("GET /2018-10-31/layers");
    }

    private InvokeResponse invoke(String function, InvocationType type, String event) {
        return lambda.invoke(
                request -> request.functionName(function).invocationType(type).payload(SdkBytes.fromUtf8String(event)));
    }
}
