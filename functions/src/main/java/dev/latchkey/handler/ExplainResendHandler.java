package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.CourseReader;
import dev.latchkey.resend.ExplainResend;
import java.time.Clock;
import java.util.Map;

/// Puts into words what an execution of `resend-code` has found and done: `{"executionName", "accepted", "reasons",
/// "actions", "receipt", "door", "approval", "fault", "caseId"}` gives the answer.
public final class ExplainResendHandler implements JsonHandler {

    private final ExplainResend explainResend;
    private final Clock clock;

    public ExplainResendHandler() {
        var application = Application.create();
        this(application.explainResend(), application.clock());
        application.warm();
    }

    ExplainResendHandler(ExplainResend explainResend, Clock clock) {
        this.explainResend = explainResend;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var answer = explainResend.explain(CourseReader.read(event));
        var outcome = answer.outcome().name();
        new EmbeddedMetrics(context.getLogger(), clock).count("ResendAnswered", Map.of("outcome", outcome));
        return answer.fields().map();
    }
}
