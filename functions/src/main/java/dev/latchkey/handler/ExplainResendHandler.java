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
/// "actions", "receipt", "door", "approval", "fault", "caseId", "retries"}` gives the answer.
public final class ExplainResendHandler implements JsonHandler {

    /// Where it has failed so often it may be the count that fails.
    private static final int COUNTING_TRIES = 3;

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
        var course = CourseReader.read(event);
        boolean isCounted = event.optionalInteger("retries").orElse(0) < COUNTING_TRIES;
        var answer = isCounted ? explainResend.explain(course) : explainResend.explainUncounted(course);
        var outcome = answer.outcome().name();
        new EmbeddedMetrics(context.getLogger(), clock).count("ResendAnswered", Map.of("outcome", outcome));
        return answer.fields().map();
    }
}
