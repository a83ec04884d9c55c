package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.resend.ResendCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/// `./latchkey resend`, as an agent types it.
@ExtendWith(Shared.VirtualTime.class)
class ResendCommandTest {

    private final Outside outside;
    private final StringWriter printed = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    ResendCommandTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void showsTheStatesAsTheyPassAndThenWhatToTellTheCustomer() {
        var parcel = registered();

        assertThat(types(parcel.trackingNumber(), "--reason", "On the phone", "--agent", "noor"))
                .isZero();

        assertThat(printed.toString())
                .containsSubsequence(
                        "Accept Resend",
                        "Diagnose Delivery",
                        "Explain Resend",
                        "Answered",
                        "not in the locker yet",
                        "outcome    Explained",
                        "cause      DeliveryDelay",
                        "evidence ");
    }

    @Test
    void saysAtOnceWhichExecutionItIs() {
        types(registered().trackingNumber());

        assertThat(printed.toString().lines().findFirst().orElseThrow())
                .matches("execution ([0-9a-f-]{36}), request console-\\1");
    }

    @Test
    void namesTheApprovalWhileItIsWaitedForAndHowToDecideOnIt() throws Exception {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        var typing = new FutureTask<>(() -> types(parcel.trackingNumber(), "--action", "cancel"));
        Thread.ofVirtual().start(typing);

        Eventually.holds("the approval is named", () -> decided("noor") == 202);
        Eventually.holds("another one agrees", () -> decided("emil") == 200);

        assertThat(typing.get()).isZero();
        assertThat(printed.toString())
                .containsSubsequence("Await Approval", "approvalId ", "curl ", "/approvals/", "Act On Cause")
                .contains("outcome    Cancelled");
    }

    @Test
    void passesOnWhatElseWasTyped() {
        var parcel = registered();

        types(parcel.trackingNumber(), "--action", "diagnose", "--language", "de", "--channel", "e-mail");

        assertThat(printed.toString()).contains("Paket").doesNotContain("Act On Cause");
    }

    @Test
    void aParcelThatNobodyKnowsIsAnAnswerToo() {
        assertThat(types("NOBODYS0002")).isZero();

        assertThat(printed.toString()).contains("UnknownParcel", "check the number");
    }

    @Test
    void saysInOneLineThatNobodyAnswersThere() {
        assertThat(run("NOBODYS0003", "--endpoint", "http://127.0.0.1:9")).isOne();

        assertThat(complaints.toString().strip())
                .startsWith("latchkey resend: ")
                .hasLineCount(1);
    }

    @Test
    void wantsToKnowWhichStateMachineInTheCloud() {
        assertThat(run("NOBODYS0004")).isEqualTo(2);

        assertThat(complaints.toString()).contains("--state-machine is needed");
    }

    /// Goes by what is printed alone, as an agent does.
    private int decided(String person) {
        var named = Pattern.compile("curl .* http://[^/]*(/approvals/\\S+) .* -d '(.*)'")
                .matcher(printed.toString());
        return named.find()
                ? outside.web()
                        .post(named.group(1), signedBy(person), named.group(2).getBytes(UTF_8))
                        .status()
                : 0;
    }

    private static Map<String, String> signedBy(String person) {
        return Map.of(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + person + "/20261123/us-east-1/execute-api/aws4_request");
    }

    private Parcel registered() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("in-transit");
        outside.settles();
        return parcel;
    }

    private int types(String trackingNumber, String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.addAll(
                List.of(trackingNumber, "--endpoint", outside.system().aws().toString()));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new CommandLine(new ResendCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(complaints))
                .execute(arguments);
    }
}
