package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.latchkey.local.clock.RealClock;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.template.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From a locker's publish to the function of the rule, through the broker.
@ExtendWith(RunningBroker.Shared.class)
class LockerToFunctionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<byte[]> invocations = new LinkedBlockingQueue<>();

    @Test
    void functionGetsWhatTheLockerPublishedWithItsId(RunningBroker running) throws Exception {
        var deposited =
                Files.readAllBytes(Path.of(System.getProperty("latchkey.root"), "events/mqtt/event-deposited.json"));
        listen(running, "ruled-1");

        publish(running, "ruled-1", deposited);

        var event = JSON.readTree(invocations.poll(20, SECONDS));
        assertThat(event.path("lockerId").asText()).isEqualTo("ruled-1");
        assertThat(event.path("trackingNumber"))
                .isEqualTo(JSON.readTree(deposited).path("trackingNumber"));
    }

    @Test
    void whatIsNoJsonComesBackUnderTheErrorTopic(RunningBroker running) throws Exception {
        listen(running, "ruled-2");
        var error = running.nextMessage(message -> message.topic().equals("errors/ruled-2"));

        publish(running, "ruled-2", "no json".getBytes(UTF_8));

        var report = JSON.readTree(error.get(20, SECONDS).payload());
        assertThat(report.path("clientId").asText()).isEqualTo("ruled-2");
        assertThat(report.path("base64OriginalPayload").binaryValue())
                .asString(UTF_8)
                .isEqualTo("no json");
        assertThat(invocations).isEmpty();
    }

    private void listen(RunningBroker running, String lockerId) {
        AsyncFunctions functions = (function, payload) -> invocations.add(payload);
        var rules = TopicRules.of(
                List.of(rule(lockerId)), running.broker(), functions, new NoTargets(), new RealClock(), running.work());
        running.broker().onMessage(rules::accept);
    }

    private static Resource rule(String lockerId) {
        var payload = Map.of(
                "Sql",
                "SELECT *, topic(2) AS lockerId FROM 'lockers/" + lockerId + "/events'",
                "AwsIotSqlVersion",
                "2016-03-23",
                "Actions",
                List.of(Map.of("Lambda", Map.of("FunctionArn", "latchkey-RecordLockerEventFunction"))),
                "ErrorAction",
                Map.of("Republish", Map.of("Topic", "errors/${topic(2)}", "Qos", 1, "RoleArn", "arn")));
        return new Resource("LockerEventsRule", "AWS::IoT::TopicRule", Map.of("TopicRulePayload", payload));
    }

    private static void publish(RunningBroker running, String lockerId, byte[] payload) throws Exception {
        var locker = running.locker(lockerId);
        locker.connect().get(20, SECONDS);
        locker.publishWith()
                .topic("lockers/" + lockerId + "/events")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .get(20, SECONDS);
        locker.disconnect().get(20, SECONDS);
    }

    private record NoTargets() implements RuleTargets {
        @Override
        public void sendToQueue(String queueUrl, byte[] message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void log(String logGroup, byte[] message) {
            throw new UnsupportedOperationException();
        }
    }
}
