package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A locker that talks nonsense blocks nothing: it is heard on the error topic, once.
@ExtendWith(Shared.VirtualTime.class)
class NonsenseTest {

    private static final String LONG = "x".repeat(3000);

    private final Outside outside;
    private PlainLocker locker;
    private int heard;
    private int dead;

    NonsenseTest(Outside outside) {
        this.outside = outside;
    }

    @BeforeEach
    void connect() {
        locker = outside.plainLocker(Outside.OFFLINE);
        outside.settles();
        heard = errors().size();
        dead = deadLetters().size();
    }

    @AfterEach
    void disconnect() {
        locker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{'eventId':'1','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'danced'}",
                "{'eventId':'1','sequence':0,'occurredAt':'2026-11-23T10:00:00Z','type':'health'}",
                "{'eventId':'1','sequence':1,'occurredAt':'yesterday','type':'closed','compartment':1}",
                "{'eventId':'1','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'deposited','compartment':0,'trackingNumber':'ABCD'}",
                "{'eventId':'1','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'deposited','compartment':1,'trackingNumber':'LONG'}",
                "{'eventId':'LONG','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'deposited','compartment':1,'trackingNumber':'ABCD'}",
                "{'eventId':'','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'deposited','compartment':1,'trackingNumber':'ABCD'}",
                "{'eventId':'LONG','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'refused','reason':'unknownCode'}",
                "{'eventId':'LONG','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'fault','code':'c','severity':'s'}",
                "{'eventId':'1','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'collected','compartment':1,'deliveryId':'LONG'}",
                "{'eventId':'1','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'collected','compartment':1,'deliveryId':'d-nobody'}",
                "{'eventId':'1','sequence':1,'occurredAt':'2026-11-23T10:00:00Z','type':'opened','compartment':1,'deliveryId':'LONG','codeVersion':1,'by':'keypad'}"
            })
    void onItsEventsIsHeardOnTheErrorTopic(String event) {
        locker.reports(written(event));

        outside.passes(Duration.ofMinutes(10));
        assertThat(errors()).hasSize(heard + 1);
        assertThat(errors().getLast()).contains(Outside.OFFLINE).doesNotContain(LONG);
        assertThat(deadLetters()).hasSize(dead + 1).last().asString().startsWith("a rule sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'1','occurredAt':'2026-11-23T10:00:00Z'}",
                "{'requestId':'1','occurredAt':'2026-11-23T10:00:00Z','digest':7}",
                "{'requestId':'1','occurredAt':'2026-11-23T10:00:00Z','digest':'LONG'}",
                "{'requestId':'LONG','occurredAt':'2026-11-23T10:00:00Z','digest':'abc'}"
            })
    void onItsValidationsIsHeardOnTheErrorTopic(String validation) {
        locker.says("validations", written(validation));

        outside.passes(Duration.ofMinutes(10));
        assertThat(errors()).hasSize(heard + 1);
        assertThat(deadLetters()).hasSize(dead + 1).last().asString().startsWith("a rule sent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'type':'manifestApplied'}", "{'type':'commandResult','commandId':'1'}", "{'type':'sang'}"})
    void onItsAcknowledgementsIsHeardOnTheErrorTopic(String acknowledgement) {
        locker.says("acks", written(acknowledgement));

        outside.passes(Duration.ofMinutes(10));
        assertThat(errors()).hasSize(heard + 1);
        assertThat(deadLetters()).hasSize(dead + 1).last().asString().startsWith("a rule sent");
    }

    private static String written(String message) {
        return message.replace('\'', '"').replace("LONG", LONG);
    }

    private List<String> errors() {
        return outside.listening().messages().stream()
                .filter(message -> message.topic().equals("latchkey/errors"))
                .map(message -> new String(message.payload(), UTF_8))
                .toList();
    }

    private List<String> deadLetters() {
        var file = outside.state().resolve("logs/latchkey-dead-letters.log");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
