package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.diagnosis.Remedy;
import dev.latchkey.json.JsonObject;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Act;
import dev.latchkey.resend.Act.What;
import dev.latchkey.resend.ActOnCause;
import dev.latchkey.resend.Acted;
import dev.latchkey.resend.Action;
import java.time.Clock;
import java.util.Map;

/// Does one thing for `resend-code`: `{"deliveryId", "requestId", "remedy" | "action", "channel", "reasonRule",
/// "approvalId"}`, where `channel` and `approvalId` may be missing, gives `{"outcome", "did", "error", "noticeId",
/// "values"}`.
/// The action `resend` with an approval takes over the contact that came with the request.
public final class ActOnCauseHandler implements JsonHandler {

    private final ActOnCause actOnCause;
    private final Clock clock;

    public ActOnCauseHandler() {
        var application = Application.create();
        this(application.actOnCause(), application.clock());
        application.warm();
    }

    ActOnCauseHandler(ActOnCause actOnCause, Clock clock) {
        this.actOnCause = actOnCause;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var acted = actOnCause.act(new Act(
                event.string("deliveryId"),
                event.string("requestId"),
                what(event),
                event.optionalOneOf("channel", Channel.class),
                event.string("reasonRule"),
                event.optionalString("approvalId")));
        count(acted, new EmbeddedMetrics(context.getLogger(), clock));
        return acted.fields().map();
    }

    private static What what(JsonObject event) {
        return event.optionalOneOf("remedy", Remedy.class)
                .<What>map(What.ForCause::new)
                .orElseGet(() -> new What.AsAsked(event.oneOf("action", Action.WORDS)));
    }

    private static void count(Acted acted, EmbeddedMetrics metrics) {
        acted.cases().forEach(reason -> metrics.count("CaseOpened", Map.of("reason", reason)));
    }
}
