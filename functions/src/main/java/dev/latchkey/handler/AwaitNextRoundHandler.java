package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.AwaitNextRound;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `notify-recipient` between two rounds: `{"deliveryId", "noticeId", "kind", "contactVersion", "taskToken"}`.
/// It is woken with `{"outcome"}`, `ContactChanged` or `NothingToTell`.
public final class AwaitNextRoundHandler implements JsonHandler {

    private final AwaitNextRound awaitNextRound;

    public AwaitNextRoundHandler() {
        var application = Application.create();
        this(application.awaitNextRound());
        application.warm();
    }

    AwaitNextRoundHandler(AwaitNextRound awaitNextRound) {
        this.awaitNextRound = awaitNextRound;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitNextRound.await(
                event.string("deliveryId"),
                event.string("noticeId"),
                event.oneOf("kind", NoticeKind.class),
                event.longInteger("contactVersion"),
                new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
