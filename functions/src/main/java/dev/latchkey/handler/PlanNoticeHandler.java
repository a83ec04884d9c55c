package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.notice.Preference;
import java.time.Clock;
import java.util.Map;

/// Lays out one round of a notice: `{"deliveryId", "noticeId", "kind", "round", "preference"}`, the last of which may
/// be
/// missing, gives `{"contactVersion", "held", "steps": [{"number", "recipientId", "contactVersion", "contactPlace",
/// "channel", "deadlineSeconds"}], "roundsLeft",
/// "pauseSeconds"}`.
public final class PlanNoticeHandler implements JsonHandler {

    private final PlanNotice planNotice;
    private final Clock clock;

    public PlanNoticeHandler() {
        var application = Application.create();
        this(application.planNotice(), application.clock());
        application.warm();
    }

    PlanNoticeHandler(PlanNotice planNotice, Clock clock) {
        this.planNotice = planNotice;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var plan = planNotice.plan(
                event.string("deliveryId"),
                event.string("noticeId"),
                event.oneOf("kind", NoticeKind.class),
                event.integer("round"),
                event.optionalOneOf("preference", Preference.class).orElse(Preference.USUAL));
        new ChannelFigures(context, clock).degraded(plan.degraded());
        return JsonFields.of("contactVersion", plan.contactVersion())
                .and("held", plan.isHeld())
                .and(
                        "steps",
                        plan.steps().stream().map(PlanNoticeHandler::render).toList())
                .and("roundsLeft", plan.roundsLeft())
                .and("pauseSeconds", plan.pause().toSeconds())
                .map();
    }

    private static Map<String, Object> render(Step step) {
        return JsonFields.of("number", step.number())
                .and("recipientId", step.contact().recipientId())
                .and("contactVersion", step.contact().version())
                .and("contactPlace", step.contact().place())
                .and("channel", step.contact().channel())
                .and("deadlineSeconds", step.deadline().toSeconds())
                .map();
    }
}
