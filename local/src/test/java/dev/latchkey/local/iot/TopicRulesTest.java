package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.lambda.NoSuchFunction;
import dev.latchkey.local.template.Resource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicRulesTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:latchkey-RecordEvent";
    private static final String SQL = "SELECT *, topic(2) AS lockerId FROM 'lockers/+/events'";
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(START, work);
    private final FakeFunctions functions = new FakeFunctions();
    private final FakeTargets targets = new FakeTargets();
    private final List<Published> published = new ArrayList<>();

    @Test
    void functionGetsTheEventWithItsLockerId() throws Exception {
        accept(rules(rule(SQL, lambda(FUNCTION))), "{\"type\":\"opened\"}");

        assertThat(functions.calls).containsExactly("{\"type\":\"opened\",\"lockerId\":\"locker-1\"}");
        assertThat(functions.names).containsExactly(FUNCTION);
    }

    @Test
    void otherTopicsAreLeftAlone() throws Exception {
        accept(rules(rule("SELECT * FROM 'lockers/+/acks'", lambda(FUNCTION))), "{}");

        assertThat(functions.calls).isEmpty();
    }

    @Test
    void everyRuleThatTakesAMessageWorksOnIt() throws Exception {
        var both = rules(rule(SQL, lambda(FUNCTION)), rule("SELECT type FROM 'lockers/#'", lambda("other")));

        accept(both, "{\"type\":\"opened\"}");

        assertThat(functions.names).containsExactlyInAnyOrder(FUNCTION, "other");
    }

    @Test
    void disabledRuleDoesNothing() throws Exception {
        accept(rules(ruleWith(SQL, Map.of("RuleDisabled", true), lambda(FUNCTION))), "{}");

        assertThat(functions.calls).isEmpty();
    }

    @Test
    void republishesUnderATopicMadeFromTheMessage() throws Exception {
        var republish = Map.of("Republish", Map.of("Topic", "copies/${topic(2)}/${type}", "Qos", 1, "RoleArn", "arn"));

        accept(rules(rule("SELECT type FROM 'lockers/+/events'", republish)), "{\"type\":\"opened\",\"x\":1}");

        assertThat(published).containsExactly(new Published("copies/locker-1/opened", "{\"type\":\"opened\"}", 1));
    }

    @Test
    void payloadThatIsNoJsonGoesToTheErrorAction() throws Exception {
        var error = Map.of("Republish", Map.of("Topic", "errors/${topic(2)}", "Qos", 1, "RoleArn", "arn"));

        accept(rules(ruleWith(SQL, Map.of("ErrorAction", error), lambda(FUNCTION))), "no json");

        assertThat(functions.calls).isEmpty();
        assertThat(published)
                .singleElement()
                .satisfies(message -> assertThat(message.topic()).isEqualTo("errors/locker-1"));
        var report = json(published.getFirst().payload());
        assertThat(report.path("ruleName").asText()).isEqualTo("latchkey_Rule0");
        assertThat(report.path("topic").asText()).isEqualTo("lockers/locker-1/events");
        assertThat(report.path("clientId").asText()).isEqualTo("locker-1");
        assertThat(report.path("cloudwatchTraceId").asText()).hasSize(36);
        assertThat(report.path("base64OriginalPayload").asText()).isEqualTo("bm8ganNvbg==");
        assertThat(report.path("failures")).hasSize(1);
        var failure = report.path("failures").path(0);
        assertThat(failure.path("failedAction").asText()).isEqualTo("LambdaAction");
        assertThat(failure.path("failedResource").asText()).isEqualTo(FUNCTION);
        assertThat(failure.path("errorMessage").asText()).contains("lockers/locker-1/events");
    }

    @Test
    void missingFunctionGoesToTheErrorAction() throws Exception {
        var error = Map.of("Sqs", Map.of("QueueUrl", "https://queue", "RoleArn", "arn"));
        functions.missing = true;

        accept(rules(ruleWith(SQL, Map.of("ErrorAction", error), lambda(FUNCTION))), "{}");

        assertThat(targets.queued).singleElement().asString().contains("\"failedAction\":\"LambdaAction\"");
    }

    @Test
    void oneErrorMessageTellsAllFailures() throws Exception {
        var error = Map.of("CloudwatchLogs", Map.of("LogGroupName", "/iot/errors", "RoleArn", "arn"));

        accept(rules(ruleWith(SQL, Map.of("ErrorAction", error), lambda(FUNCTION), lambda("other"))), "no json");

        assertThat(targets.logged)
                .singleElement()
                .satisfies(report -> assertThat(json(report).path("failures")).hasSize(2));
    }

    @Test
    void rejectsWhatItDoesNotSupport() {
        assertThatThrownBy(() -> rules(rule("SELECT * FROM 'a'", Map.of("S3", Map.of("BucketName", "b")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rule0: the action S3 is not supported locally");
        assertThatThrownBy(() -> rules(rule("SELECT nonsense", lambda(FUNCTION))))
                .hasMessageStartingWith("Rule0: IoT SQL: expected FROM");
        assertThatThrownBy(() -> rules(ruleWith(SQL, Map.of("AwsIotSqlVersion", "2015-10-08"), lambda(FUNCTION))))
                .hasMessageContaining("AwsIotSqlVersion must be 2016-03-23");
        assertThatThrownBy(() -> rules(ruleWith(SQL, Map.of("Surprise", 1), lambda(FUNCTION))))
                .hasMessage("Rule0: the property Surprise is not supported locally");
        assertThatThrownBy(() -> rules(rule(SQL, Map.of("Lambda", Map.of()))))
                .hasMessage("Rule0: the property FunctionArn is missing");
    }

    private void accept(TopicRules rules, String payload) throws InterruptedException {
        rules.accept(new Message("lockers/locker-1/events", payload.getBytes(UTF_8), "locker-1"));
        work.awaitIdle();
    }

    @SafeVarargs
    private TopicRules rules(Map<String, Object>... payloads) {
        var resources = new ArrayList<Resource>();
        for (var payload : payloads) {
            resources.add(new Resource(
                    "Rule" + resources.size(), "AWS::IoT::TopicRule", Map.of("TopicRulePayload", payload)));
        }
        resources.add(new Resource("Table", "AWS::DynamoDB::Table", Map.of()));
        return TopicRules.of(resources, this::publish, functions, targets, clock, work);
    }

    private synchronized void publish(String topic, byte[] payload, int qos, boolean retain) {
        assertThat(retain).isFalse();
        published.add(new Published(topic, new String(payload, UTF_8), qos));
    }

    private static Map<String, Object> rule(String sql, Object... actions) {
        return ruleWith(sql, Map.of(), actions);
    }

    private static Map<String, Object> ruleWith(String sql, Map<String, ?> more, Object... actions) {
        var payload = new HashMap<String, Object>();
        payload.put("Sql", sql);
        payload.put("AwsIotSqlVersion", "2016-03-23");
        payload.put("Actions", List.of(actions));
        payload.putAll(more);
        return payload;
    }

    private static Map<String, ?> lambda(String function) {
        return Map.of("Lambda", Map.of("FunctionArn", function));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private record Published(String topic, String payload, int qos) {}

    private static final class FakeFunctions implements AsyncFunctions {
        private final List<String> names = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private boolean missing;

        @Override
        public synchronized void invokeAsync(String function, byte[] payload) {
            if (missing) {
                throw new NoSuchFunction(function);
            }
            names.add(function);
            calls.add(new String(payload, UTF_8));
        }
    }

    private static final class FakeTargets implements RuleTargets {
        private final List<String> queued = new ArrayList<>();
        private final List<String> logged = new ArrayList<>();

        @Override
        public synchronized void sendToQueue(String queueUrl, byte[] message) {
            queued.add(new String(message, UTF_8));
        }

        @Override
        public synchronized void log(String logGroup, byte[] message) {
            logged.add(new String(message, UTF_8));
        }
    }
}
