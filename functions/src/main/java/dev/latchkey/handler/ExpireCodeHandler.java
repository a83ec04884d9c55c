package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.code.ExpireCode.Expiry;
import dev.latchkey.code.ExpireCode.Expiry.Ended;
import dev.latchkey.code.ExpireCode.Expiry.NotYet;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.EndNotices;
import java.util.Map;

/// Ends a code when the pickup window is over or the shipment was cancelled: `{"deliveryId", "isCancelled"}` gives
/// `{"outcome"}`, `Returned`, `Cancelled` or `Collected`; or `{"outcome": "Wait", "until"}` where the window has
/// moved meanwhile.
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
        var expiry = end(deliveryId, event.bool("isCancelled"));
        endNotices.end(deliveryId);
        return switch (expiry) {
            case Ended ended -> Map.of("outcome", ended.outcome());
            case NotYet notYet ->
                JsonFields.of("outcome", notYet.due().what())
                        .and("until", notYet.due().until())
                        .map();
        };
    }

    private Expiry end(String deliveryId, boolean isCancelled) {
        return isCancelled ? expireCode.cancel(deliveryId) : expireCode.expire(deliveryId);
    }
}
