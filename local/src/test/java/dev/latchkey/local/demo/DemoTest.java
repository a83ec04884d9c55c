package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @Test
    void endsWithTheParcelCollected() {
        var run = DemoRun.of();

        assertThat(run.complaint()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.lastLine()).isEqualTo("Collected");
    }

    @Test
    void showsTheMessageAsThePhoneDoes() {
        var run = DemoRun.of("--as-recorded");

        assertThat(run.status()).isZero();
        assertThat(run.output()).anySatisfy(line -> assertThat(line).containsPattern("Pickup code: \\d{8}\\."));
    }

    @Test
    void tellsAnEasyPostJourneyInJson() throws IOException {
        var run = DemoRun.of("--json", "--events", DemoFolder.shipped("demo-easypost"));

        assertThat(run.complaint()).isEmpty();
        assertThat(run.status()).isZero();
        var last = JSON.readTree(run.lastLine());
        assertThat(last.path("final").asText()).isEqualTo("Collected");
        assertThat(last.path("stateTransitions").asInt()).isBetween(10, 25);
        assertThat(last.path("depositToPhoneMs").isNumber()).isTrue();
        assertThat(last.path("keypadToDoorMs").isNumber()).isTrue();
        assertThat(steps(run))
                .containsSubsequence(
                        "ready",
                        "connected",
                        "webhook",
                        "webhookAgain",
                        "noCodeYet",
                        "deposit",
                        "message",
                        "wrongCode",
                        "pickup",
                        "closed");
        assertThat(run.output())
                .noneSatisfy(line -> assertThat(line).containsPattern("code: \\d"))
                .anySatisfy(line -> assertThat(line).contains("code: ********"));
    }

    private static List<String> steps(DemoRun run) {
        return run.output().stream()
                .map(DemoTest::json)
                .map(line -> line.path("step").asText())
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    @Test
    void collectsWithTheTextMessageWherePushBounces() {
        var events = DemoFolder.copiedTo(folder)
                .with("00-phone-push-is-off.json", "{\"channel\":\"PUSH\",\"behaviour\":\"bounces\"}");

        var run = DemoRun.of("--events", events.toString());

        assertThat(run.complaint()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.output()).anySatisfy(line -> assertThat(line).contains("shows SMS"));
    }

    @Test
    void failsWhereThePhoneStaysSilent() {
        var events = DemoFolder.copiedTo(folder)
                .with("00-phone-is-off.json", "{\"channel\":\"PUSH\",\"behaviour\":\"silent\"}");

        var run = DemoRun.of("--deadline", "2", "--events", events.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.complaint()).isEqualTo("latchkey demo: no message with a code reached a phone within 2 s");
        assertThat(run.lastLine()).isEqualTo("ReadyForPickup");
    }

    @Test
    void failsWhereNoParcelIsDeposited() throws IOException {
        var events = DemoFolder.copiedTo(folder).without(DemoFolder.DEPOSIT);

        var run = DemoRun.of("--deadline", "1", "--json", "--events", events.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.complaint()).contains("no message with a code");
        assertThat(JSON.readTree(run.lastLine()).path("final").asText()).isEqualTo("AwaitingDeposit");
    }

    @Test
    void namesFileAndFieldThatTheSystemRefuses() {
        var events = DemoFolder.copiedTo(folder).replacing(DemoFolder.REGISTRATION, "\"M\"", "\"XXL\"");

        var run = DemoRun.of("--events", events.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complaint()).startsWith("latchkey demo: 01-acme-registered.json: data.size");
    }

    @Test
    void namesFileAndFieldWithoutStartingAnything() {
        var events = DemoFolder.copiedTo(folder).replacing(DemoFolder.REGISTRATION, "lockerId", "lockerID");

        var run = DemoRun.of("--events", events.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complaint()).isEqualTo("latchkey demo: 01-acme-registered.json: data.lockerId is missing");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void namesTheLockerFileThatIsMissing() {
        var events = DemoFolder.copiedTo(folder).replacing(DemoFolder.REGISTRATION, "berlin-1", "../berlin-1");

        var run = DemoRun.of("--events", events.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.complaint()).contains("01-acme-registered.json: data.lockerId");
    }

    @Test
    void refusesADeadlineOfNothing() {
        assertThat(DemoRun.of("--deadline", "0").status()).isEqualTo(2);
    }
}
