package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.Outcome;
import java.util.Map;

/// Ends a code when the pickup window is over: `{"deliveryId"}` gives `{"outcome"}`, `Returned` or `Collected`.
public final class ExpireCodeHandler implements JsonHandler {

    private final ExpireCode expireCode;
    private final EndNotices endNotices;

    public ExpireCodeHandler() {
        var application = Application.create();
        this(application.expireCode(), application.endNotices());
        application.warm();
    }

    ExpireCodeHandler(ExpireCode expireCode, EndNotices endNotices) {
        this.expireCode = expireCode;
        this.endNotices = endNotices;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var deliveryId = event.string("deliveryId");
        boolean isStillThere = expireCode.expire(deliveryId);
        endNotices.end(deliveryId);
        return Map.of("outcome", isStillThere ? Outcome.Returned : Outcome.Collected);
    }
}
