package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Messenger.Sent.Accepted;
import dev.latchkey.recipient.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often the SDK asks, what it makes of the answers, and when it gives up.
class CallBoundsTest {

    private static final String FOUND = "{}";
    private static final String SENT = "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
            + "<PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>";

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private AwsClients clients;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        clients = new AwsClients(new Settings(Map.of(
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION",
                "us-east-1",
                "LOCKERS_TABLE",
                "lockers")));
    }

    @AfterEach
    void stop() {
        over.countDown();
        clients.disconnect();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var answer = Objects.requireNonNullElse(answers.poll(), new Answer(200, FOUND));
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (answer.isNone()) {
                silence();
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), answer.isHalf() ? 2L * body.length : body.length);
            exchange.getResponseBody().write(body);
            if (answer.isHalf()) {
                exchange.getResponseBody().flush();
                silence();
            }
        }
    }

    private void silence() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException",
        "400, ThrottlingException",
        "400, RequestLimitExceeded",
        "500, InternalServerError",
        "503, ServiceUnavailable"
    })
    void aFaultThatPassesIsBridged(int status, String code) {
        answers.add(json(status, code));
        answers.add(json(status, code));

        assertThat(find()).isEmpty();

        assertThat(asked).hasValue(3);
    }

    @Test
    void aFaultThatLastsIsTheWorkflowsAfterThreeTries() {
        for (int i = 0; i < 9; i++) {
            answers.add(json(400, "ThrottlingException"));
        }

        assertThatExceptionOfType(ServiceUnavailable.class)
                .isThrownBy(() -> AwsFaults.translating(this::find))
                .withMessageContaining("ThrottlingException");
        assertThat(asked).hasValue(3);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsAskedForAgain() {
        answers.add(Answer.HALF);

        assertThat(find()).isEmpty();

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatAwsRefusesForGoodIsNotAskedAgain() {
        answers.add(json(400, "AccessDeniedException"));

        assertThatExceptionOfType(ServiceRefused.class).isThrownBy(() -> AwsFaults.translating(this::find));
        assertThat(asked).hasValue(1);
    }

    @Test
    void noCallIsBegunThatCouldOutliveItsFunction() {
        var enough = (int) CallBounds.NEEDED.toMillis();

        assertThat(TimeLeft.counting(() -> enough, this::find)).isEmpty();
        assertThatExceptionOfType(ServiceUnavailable.class)
                .isThrownBy(() -> TimeLeft.counting(() -> enough - 1, this::find))
                .withMessageContaining("OutOfTime");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aCallEndsWithinItsBoundsWhateverAwsDoes() {
        assertThat(CallBounds.TRY.multipliedBy(2)).isLessThan(CallBounds.CALL);
        assertThat(CallBounds.NEEDED.multipliedBy(2)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"429, Throttled", "400, Throttling", "400, KMSThrottling", "503, ServiceUnavailable"})
    void aMessageThatWasTurnedAwayIsOfferedAgain(int status, String code) {
        answers.add(xml(status, code));
        answers.add(new Answer(200, SENT));

        assertThat(send(sms())).isEqualTo(new Accepted("m-1"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void aMessageThatIsTurnedAwayAgainAndAgainWasNotSent() {
        for (int i = 0; i < 9; i++) {
            answers.add(xml(429, "Throttled"));
        }

        var fault = catchThrowableOfType(ChannelUnavailable.class, () -> send(sms()));

        assertThat(fault.mayHaveSent()).isFalse();
        assertThat(asked).hasValue(3);
    }

    @Test
    void aMessageThatMayBeOutIsNotSentAgain() {
        answers.add(xml(500, "InternalError"));

        var fault = catchThrowableOfType(ChannelUnavailable.class, () -> send(sms()));

        assertThat(fault.mayHaveSent()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aMessageWithoutAnAnswerIsNotSentAgain() {
        answers.add(Answer.NONE);

        var fault = catchThrowableOfType(ChannelUnavailable.class, () -> send(sms()));

        assertThat(fault.mayHaveSent()).isTrue();
        assertThat(fault).hasMessage("SMS is unavailable: ApiCallAttemptTimeoutException");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aProviderThatCannotBeReachedWasSentNothing() {
        server.stop(0);

        var fault = catchThrowableOfType(ChannelUnavailable.class, () -> send(sms()));

        assertThat(fault.mayHaveSent()).isFalse();
    }

    @Test
    void aProviderThatForbidsIsNoFaultThatPasses() {
        answers.add(xml(403, "AuthorizationError"));

        assertThatExceptionOfType(ServiceRefused.class).isThrownBy(() -> AwsFaults.translating(() -> send(sms())));
        assertThat(asked).hasValue(1);
    }

    private Optional<Item> find() {
        return new DynamoDbTable(clients.dynamoDb(), "lockers", "lockerId").find("locker", "locker");
    }

    private Messenger sms() {
        return new SnsSmsMessenger(clients.sns(), "Latchkey");
    }

    private static Messenger.Sent send(Messenger messenger) {
        return messenger.send(
                new Address("+491713920042"), new MessageText("Title", "Body"), new AttemptId("d-1", "code", 1));
    }

    private static Answer json(int status, String code) {
        return new Answer(status, "{\"__type\":\"" + code + "\",\"message\":\"m\"}");
    }

    private static Answer xml(int status, String code) {
        return new Answer(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                        + "</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>");
    }

    private record Answer(int status, String body) {

        static final Answer NONE = new Answer(0, "");

        static final Answer HALF = new Answer(200, "{\"Item\":{");

        boolean isHalf() {
            return this == HALF;
        }

        boolean isNone() {
            return status == 0;
        }

        String type() {
            return body.startsWith("<") ? "text/xml" : "application/x-amz-json-1.0";
        }
    }
}
