package dev.latchkey.local.coldstart;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.lambda.LambdaHost;
import dev.latchkey.local.template.LambdaFunction;
import dev.latchkey.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));
    private static final Work WORK = new Work();
    private static final VirtualClock CLOCK = new VirtualClock(Instant.parse("2026-11-23T09:25:00Z"), WORK);

    private static AwsStub aws;

    @BeforeAll
    static void start() throws IOException {
        aws = AwsStub.inTheClear();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    static Stream<LambdaFunction> functions() {
        return Template.read(ROOT.resolve("template.yaml"), Map.of()).functions().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionOfTheTemplateAnswersItsEvent(LambdaFunction function) {
        var scenario = new Scenario.Book(ROOT.resolve("events"), CLOCK.asClock()).of(function);
        aws.hold(StoredItems.without(scenario.absent()));

        var faults = new Faults(new SplittableRandom(1));
        try (var host = new LambdaHost(List.of(function), aws::endpoint, CLOCK, WORK, (logGroup, line) -> {}, faults)) {
            var answer = new String(host.invoke(function.name(), scenario.event()), StandardCharsets.UTF_8);

            assertThatCode(() -> Scenario.requireSuccess(answer)).doesNotThrowAnyException();
        }
    }
}
