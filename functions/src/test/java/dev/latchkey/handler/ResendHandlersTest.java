package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Origin;
import dev.latchkey.resend.Proposal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResendHandlersTest {

    private static final String NOOR = "arn:aws:iam::000000000000:user/noor";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final AcceptResendHandler accept = new AcceptResendHandler(cloud.acceptResend());
    private final ExplainResendHandler explain = new ExplainResendHandler(cloud.explainResend(), cloud.clock);
    private final RequestResendHandler request = new RequestResendHandler(cloud.startResend());
    private final ReadResendHandler read = new ReadResendHandler(cloud.readResend());

    @Test
    void acceptsWhatAnAgentTypes() {
        var accepted = accept("e1", EventFile.json("support/resend.json").asMap());

        assertThat(accepted.asMap())
                .isEqualTo(Map.of(
                        "outcome",
                        "Accepted",
                        "requestId",
                        "console-e1",
                        "deliveryId",
                        parcel.deliveryId(),
                        "origin",
                        "CONSOLE",
                        "action",
                        "resend",
                        "channel",
                        "EMAIL",
                        "language",
                        "de",
                        "stepUp",
                        false,
                        "newContact",
                        false));
    }

    static List<Object> nonsense() {
        return Arrays.asList(null, "JD0146", 7, false, List.of(), Map.of(), List.of(List.of()));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void anyInputGivesAnOutcomeAndAnAnswer(Object input) {
        var accepted = accept("e1", input);
        var answer = Invocation.of(explain, Map.of("executionName", "e1", "accepted", accepted.asMap()));

        assertThat(answer.string("outcome")).isEqualTo("InvalidRequest");
        assertThat(answer.string("nextStep")).startsWith("Please tell me the tracking number");
        assertThat(answer.object("problem").string("field")).isNotBlank();
    }

    @Test
    void anAddressNeverComesBackOut() {
        var accepted = accept(
                "e1", EventFile.json("support/resend-to-new-contact.json").asMap());

        assertThat(accepted.bool("stepUp")).isTrue();
        assertThat(accepted.asMap().toString()).doesNotContain("3920099");
    }

    @Test
    void countsWhatWasAnswered() {
        var context = new FakeContext();

        Invocation.of(explain, EventFile.json("support/explain.json").asMap(), context);

        assertThat(context.lines())
                .singleElement()
                .asString()
                .contains("\"ResendAnswered\":1", "\"outcome\":\"CodeResent\"");
    }

    @Test
    void startsAnExecutionThatKnowsNothingButTheRequestsId() {
        var answer = post(EventFile.bytes("support/resend-to-new-contact.json"));
        var id = answer.body().string("requestId");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(cloud.workflows.resends()).containsExactly(id);
        assertThat(cloud.resends.find(id)).hasValueSatisfying(kept -> {
            assertThat(kept.request().origin()).isEqualTo(Origin.API);
            assertThat(kept.request().principal()).contains(NOOR);
            assertThat(kept.toString()).doesNotContain("3920099");
        });
        assertThat(cloud.proposals.find(id)).contains(new Proposal(Channel.SMS, new Address("0171 3920099")));
    }

    @Test
    void refusesABodyThatCannotBeUnderstood() {
        assertThat(post("{}".getBytes(StandardCharsets.UTF_8)).problem()).isEqualTo("invalid-field");
        assertThat(post("[]".getBytes(StandardCharsets.UTF_8)).problem()).isEqualTo("invalid-json");
        assertThat(post("{\"requestId\":\"r1\",\"trackingNumber\":\"JD0146\"}".getBytes(StandardCharsets.UTF_8))
                        .problem())
                .isEqualTo("invalid-field");
        assertThat(cloud.workflows.resends()).isEmpty();
    }

    @Test
    void tellsHowFarARequestIs() {
        var id = post(EventFile.bytes("support/resend.json")).body().string("requestId");
        cloud.progress.put("resend-" + id, "Accept Resend", "Is It Accepted?", "Await Approval");
        cloud.resends.await(id, "a1", cloud.clock.instant());

        var answer = get(id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().string("status")).isEqualTo("running");
        assertThat(answer.body().strings("states")).endsWith("Await Approval");
        assertThat(answer.body().string("approvalId")).isEqualTo("a1");
        assertThat(answer.body().object("request").string("by")).isEqualTo(NOOR);
        assertThat(answer.body().object("request").bool("newContact")).isFalse();
    }

    @Test
    void tellsThatARequestProposesANewContactAndNotWhich() {
        var id = post(EventFile.bytes("support/resend-to-new-contact.json"))
                .body()
                .string("requestId");

        var answer = get(id);

        assertThat(answer.body().object("request").bool("newContact")).isTrue();
        assertThat(answer.body().asMap().toString()).doesNotContain("3920099");
    }

    @Test
    void tellsWhatARequestWasAnswered() {
        Invocation.of(explain, EventFile.json("support/explain.json").asMap());

        var answer = get(EventFile.json("support/answer.json").string("requestId"));

        assertThat(answer.body().string("status")).isEqualTo("answered");
        assertThat(answer.body().object("answer").asMap())
                .isEqualTo(EventFile.json("support/answer.json").asMap());
    }

    @Test
    void knowsNothingOfWhatNobodyAsked() {
        assertThat(get("nobodys").problem()).isEqualTo("unknown-resend");
        assertThat(get("../x").problem()).isEqualTo("unknown-resend");
    }

    private JsonObject accept(String executionName, Object input) {
        var event =
                new HashMap<String, Object>(Map.of("executionName", executionName, "startedAt", InMemoryCloud.START));
        event.put("input", input);
        return Invocation.of(accept, event);
    }

    private Answer post(byte[] body) {
        return Answer.read(Invocation.of(
                request,
                Map.of(
                        "requestContext",
                        Map.of("authorizer", Map.of("iam", Map.of("userArn", NOOR))),
                        "body",
                        new String(body, StandardCharsets.UTF_8))));
    }

    private Answer get(String requestId) {
        return Answer.read(Invocation.of(read, Map.of("pathParameters", Map.of("requestId", requestId))));
    }
}
