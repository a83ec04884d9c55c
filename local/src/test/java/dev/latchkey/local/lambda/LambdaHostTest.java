package dev.latchkey.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Fault;
import dev.latchkey.local.fault.FaultRule;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.fault.FaultyService;
import dev.latchkey.local.template.LambdaFunction;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaHostTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T10:00:00.125Z"), work);
    private final CollectedLogs logs = new CollectedLogs();
    private final Faults faults = new Faults(new SplittableRandom(1));
    private final LambdaHost host = new LambdaHost(
            Stream.of(
                            "Echo",
                            "Curious",
                            "Introspective",
                            "Greeter",
                            "Greeter::shout",
                            "Throwing",
                            "ThrowingChecked",
                            "Unbuildable",
                            "Logging",
                            "Missing",
                            "Hanging")
                    .map(LambdaHostTest::function)
                    .toList(),
            () -> URI.create("http://127.0.0.1:4566"),
            clock,
            work,
            logs,
            faults);

    @AfterEach
    void close() {
        host.close();
    }

    private static LambdaFunction function(String handler) {
        String name = handler.replace("::", "-");
        return new LambdaFunction(
                handler,
                name,
                ARN + name,
                "dev.latchkey.local.lambda.SampleHandlers$" + handler,
                256,
                handler.equals("Hanging") ? Duration.ofMillis(50) : Duration.ofSeconds(20),
                Map.of("TABLE", "latchkey-DeliveriesTable"),
                "/aws/lambda/" + name,
                2,
                Optional.of("arn:aws:sqs:us-east-1:000000000000:dead"));
    }

    private String invoke(String function, String payload) {
        return new String(host.invoke(function, payload.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private FunctionFailed failureOf(String function) {
        return catchThrowableOfType(FunctionFailed.class, () -> invoke(function, "{}"));
    }

    @Test
    void runsStreamHandlers() {
        assertThat(invoke("Echo", "{\"a\":\"ü\"}")).isEqualTo("{\"a\":\"ü\"}");
    }

    @Test
    void runsHandlersThatTheRuntimeBindsToTheirTypes() {
        assertThat(invoke("Greeter", "{\"name\":\"Ada\"}")).isEqualTo("{\"text\":\"Hello Ada\",\"times\":1}");
    }

    @Test
    void runsMethods() {
        assertThat(invoke("Greeter-shout", "{\"name\":\"Ada\"}")).isEqualTo("\"ADA\"");
    }

    @Test
    void findsFunctionsByNameArnAndAlias() {
        assertThat(invoke("Echo", "1")).isEqualTo("1");
        assertThat(invoke(ARN + "Echo", "2")).isEqualTo("2");
        assertThat(invoke(ARN + "Echo:live", "3")).isEqualTo("3");
        assertThatThrownBy(() -> invoke("Nowhere", "4"))
                .isInstanceOf(NoSuchFunction.class)
                .hasMessage("Function not found: Nowhere");
    }

    @Test
    void givesEachFunctionItsOwnSurroundings() {
        assertThat(invoke("Curious", "{}"))
                .contains("TABLE=latchkey-DeliveriesTable")
                .contains("AWS_ENDPOINT_URL=http://127.0.0.1:4566")
                .contains("AWS_REGION=us-east-1")
                .contains("AWS_LAMBDA_FUNCTION_NAME=Curious")
                .contains("AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256")
                .contains("AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/Curious")
                .endsWith("at 2026-11-23T10:00:00.125Z");
    }

    @Test
    void tellsTheFunctionAboutItsInvocation() throws IOException {
        Object context = new JsonMapper().readValue(invoke(ARN + "Introspective:live", "{}"), Map.class);

        assertThat(context)
                .isEqualTo(Map.of(
                        "name",
                        "Introspective",
                        "version",
                        "$LATEST",
                        "arn",
                        ARN + "Introspective:live",
                        "memory",
                        256,
                        "group",
                        "/aws/lambda/Introspective",
                        "remaining",
                        20_000));
    }

    @Test
    void reportsWhatAHandlerThrowsAsLambdaDoes() {
        FunctionFailed failure = failureOf("Throwing");

        assertThat(failure.errorType()).isEqualTo("dev.latchkey.local.lambda.SampleHandlers$LockerJammed");
        assertThat(failure.errorMessage()).isEqualTo("door 7");
        assertThat(failure.frames())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("dev.latchkey.local.lambda.SampleHandlers$Throwing.handleRequest(SampleHandlers.java:");
    }

    @Test
    void reportsCheckedExceptionsUnderTheirOwnNameAndWithoutAMessageTheirClass() {
        FunctionFailed failure = failureOf("ThrowingChecked");

        assertThat(failure.errorType()).isEqualTo("java.io.IOException");
        assertThat(failure.errorMessage()).isEqualTo("java.io.IOException");
    }

    @Test
    void reportsAConstructorThatThrows() {
        FunctionFailed failure = failureOf("Unbuildable");

        assertThat(failure.errorType()).isEqualTo("dev.latchkey.local.lambda.SampleHandlers$LockerJammed");
        assertThat(failure.errorMessage()).isEqualTo("at once");
    }

    @Test
    void reportsAHandlerThatDoesNotExist() {
        FunctionFailed failure = failureOf("Missing");

        assertThat(failure.errorType()).isEqualTo("java.lang.ClassNotFoundException");
        assertThat(failure.errorMessage())
                .isEqualTo("Class not found: dev.latchkey.local.lambda.SampleHandlers$Missing");
        assertThatThrownBy(host::loadAll).isInstanceOf(FunctionFailed.class);
    }

    @Test
    void endsAFunctionThatRunsPastItsTimeout() {
        FunctionFailed failure = failureOf("Hanging");

        assertThat(failure.errorType()).isEqualTo("Sandbox.Timedout");
        assertThat(failure.errorMessage())
                .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 0\\.05 seconds");
    }

    @Test
    void logsInLambdasFormat() {
        invoke("Logging", "{}");

        assertThat(logs.lines()).hasSize(3);
        assertThat(logs.lines().get(0))
                .matches("/aws/lambda/Logging \\{\"timestamp\":\"2026-11-23T10:00:00\\.125Z\",\"message\":\"plain\","
                        + "\"level\":\"UNDEFINED\",\"AWSRequestId\":\"[0-9a-f-]{36}\"}");
        assertThat(logs.lines().get(1)).contains("\"message\":\"with \\\"quotes\\\"\",\"level\":\"WARN\"");
        assertThat(logs.lines().get(2)).isEqualTo("/aws/lambda/Logging {\"_aws\":{}}");
    }

    @Test
    void logsWhatAHandlerThrows() {
        failureOf("Throwing");

        assertThat(logs.lines())
                .singleElement()
                .asString()
                .startsWith("/aws/lambda/Throwing ")
                .contains("\"level\":\"ERROR\"")
                .contains("door 7: dev.latchkey.local.lambda.SampleHandlers$LockerJammed");
    }

    @Test
    void triesAsynchronousInvocationsThreeTimesInThreeMinutes() throws InterruptedException {
        host.invokeAsync("Throwing", "{}".getBytes(StandardCharsets.UTF_8));

        clock.advance(Duration.ofSeconds(59));
        assertThat(logs.lines()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(logs.lines()).hasSize(2);
        clock.advance(Duration.ofSeconds(119));
        assertThat(logs.lines()).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(logs.lines()).hasSize(4);
        assertThat(logs.lines().getLast())
                .startsWith(
                        LambdaHost.DEAD_LETTERS + " {\"version\":\"1.0\",\"timestamp\":\"2026-11-23T10:03:00.125Z\"")
                .contains("\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3")
                .endsWith("\"destination\":\"arn:aws:sqs:us-east-1:000000000000:dead\"}");
    }

    @Test
    void refusesWhatItIsToldTo() {
        inject("TooManyRequestsException", false, 1);

        assertThat(catchThrowableOfType(InvocationRefused.class, () -> invoke("Echo", "{}")))
                .satisfies(it -> assertThat(it.code()).isEqualTo("TooManyRequestsException"))
                .satisfies(it -> assertThat(it.isThrottle()).isTrue());
        assertThat(invoke("Echo", "{}")).isEqualTo("{}");
    }

    @Test
    void losesTheAnswerOfAFunctionThatRan() {
        inject("ServiceException", true, 1);

        catchThrowableOfType(InvocationRefused.class, () -> invoke("Logging", "{}"));

        assertThat(logs.lines()).hasSize(3);
    }

    @Test
    void queuesWhatItRefusedAfterOneSecondAndThenTwiceAsLong() throws InterruptedException {
        inject("TooManyRequestsException", false, 2);
        host.invokeAsync("Throwing", "{}".getBytes(StandardCharsets.UTF_8));

        clock.advance(Duration.ofMillis(2_999));
        assertThat(logs.lines()).isEmpty();
        clock.advance(Duration.ofMillis(1));

        assertThat(logs.lines()).hasSize(1);
    }

    @Test
    void givesUpWhatItRefusedForSixHours() throws InterruptedException {
        inject("ServiceException", false, Integer.MAX_VALUE);
        host.invokeAsync("Throwing", "{}".getBytes(StandardCharsets.UTF_8));

        clock.advance(Duration.ofHours(6).minusSeconds(1));
        assertThat(logs.lines()).isEmpty();
        clock.advance(Duration.ofMinutes(5));

        assertThat(logs.lines())
                .singleElement()
                .asString()
                .startsWith(LambdaHost.DEAD_LETTERS)
                .contains("\"condition\":\"EventAgeExceeded\"");
    }

    private void inject(String error, boolean isAfter, int count) {
        faults.add(new FaultRule(
                FaultyService.LAMBDA,
                Optional.of("Invoke"),
                Optional.empty(),
                new Fault(FaultyService.LAMBDA.error(error), Duration.ZERO, isAfter),
                1,
                OptionalInt.of(count)));
    }

    @Test
    void leavesTheProcesssTlsSettingsAlone() {
        String before = Security.getProperty("jdk.tls.disabledAlgorithms");

        invoke("Greeter", "{\"name\":\"Ada\"}");

        assertThat(Security.getProperty("jdk.tls.disabledAlgorithms")).isEqualTo(before);
    }
}
