package dev.latchkey.local.resend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/// `resend`: an agent asks why a code did not come, and has something done about it. What was typed goes to
/// Step Functions as it is; the execution itself says what it does not understand.
///
/// Exit status: 0 for an answer, 1 where Step Functions gave none.
@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description = "Finds out why a code did not come, does what fits, and says what to tell the customer.")
public final class ResendCommand implements Callable<Integer> {

    private static final String LOCAL = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-resend-code";

    private static final String LOCAL_API = "http://127.0.0.1:8080";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "<trackingNumber>", description = "as the customer says it")
    private String trackingNumber;

    @Option(
            names = "--action",
            description = "diagnose, resend, extend, relocate, rotate, open, cancel or release (resend)")
    private String action;

    @Option(names = "--reason", description = "why, for those who read the audit")
    private String reason;

    @Option(names = "--agent", description = "who you are")
    private String agent;

    @Option(names = "--channel", description = "push, sms or email: tried first")
    private String channel;

    @Option(names = "--language", description = "of the answer: en, de or fr (en)")
    private String language;

    @Option(names = "--carrier", description = "where two carriers have the same number")
    private String carrier;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "such as http://127.0.0.1:4566; AWS itself without it")
    private URI endpoint;

    @Option(
            names = "--state-machine",
            paramLabel = "ARN",
            description = "of resend-code; the local system's own where --endpoint is given")
    private String stateMachine;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "where approvals are decided on, to be shown; the stack's output ApiUrl")
    private String api;

    @Override
    public Integer call() throws InterruptedException {
        var machine = machine();
        var out = spec.commandLine().getOut();
        try (var stepFunctions = Desk.at(endpoint, machine)) {
            var ending = stepFunctions.run(input().toString(), new Shown(out, region(machine), api()));
            ending.ifPresent(answer -> show(out, "\n" + answer.text()));
            return ending.isPresent() ? ExitCode.OK : failed("the execution gave no answer");
        } catch (SdkException refused) {
            return failed(refused.getMessage());
        }
    }

    private String machine() {
        if (stateMachine == null && endpoint == null) {
            throw new ParameterException(spec.commandLine(), "--state-machine is needed where there is no --endpoint");
        }
        return stateMachine == null ? LOCAL : stateMachine;
    }

    private static String region(String machine) {
        return Desk.region(machine).map(Region::id).orElse("REGION");
    }

    private String api() {
        if (api != null) {
            return api;
        }
        return endpoint == null ? "$API_URL" : LOCAL_API;
    }

    private ObjectNode input() {
        var input = JsonNodeFactory.instance.objectNode().put("trackingNumber", trackingNumber);
        putIfTyped(input, "action", action);
        putIfTyped(input, "reason", reason);
        putIfTyped(input, "agent", agent);
        putIfTyped(input, "channel", channel);
        putIfTyped(input, "language", language);
        putIfTyped(input, "carrier", carrier);
        return input;
    }

    private static void putIfTyped(ObjectNode input, String field, String typed) {
        if (typed != null) {
            input.put(field, typed);
        }
    }

    private static void show(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private int failed(String why) {
        show(spec.commandLine().getErr(), "latchkey resend: " + why);
        return ExitCode.SOFTWARE;
    }
}
