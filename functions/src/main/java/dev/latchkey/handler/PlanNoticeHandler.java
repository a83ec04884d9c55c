package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.notice.PlanNotice;
import java.util.Map;

/// Lays out one round of a notice: `{"deliveryId", "noticeId", "kind", "round"}` gives `{"contactVersion",
/// "steps": [{"number", "contactVersion", "contactPlace", "channel", "deadlineSeconds"}], "roundsLeft",
/// "pauseSeconds"}`.
public final class PlanNoticeHandler implements JsonHandler {

    private final PlanNotice planNotice;

    public PlanNoticeHandler() {
        var application = Application.create();
        this(application.planNotice());
        application.warm();
    }

    PlanNoticeHandler(PlanNotice planNotice) {
        this.planNotice = planNotice;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var plan = planNotice.plan(
                event.string("deliveryId"),
                event.string("noticeId"),
                event.oneOf("kind", NoticeKind.class),
                event.integer("round"));
        return JsonFields.of("contactVersion", plan.contactVersion())
                .and(
                        "steps",
                        plan.steps().stream().map(PlanNoticeHandler::render).toList())
                .and("roundsLeft", plan.roundsLeft())
                .and("pauseSeconds", plan.pause().toSeconds())
                .map();
    }

    private static Map<String, Object> render(Step step) {
        return JsonFields.of("number", step.number())
                .and("contactVersion", step.contact().version())
                .and("contactPlace", step.contact().place())
                .and("channel", step.contact().channel())
                .and("deadlineSeconds", step.deadline().toSeconds())
                .map();
    }
}
