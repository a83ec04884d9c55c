package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Outcome;
import java.util.Map;

/// Ends a code when the pickup window is over: `{"deliveryId"}` gives `{"outcome"}`, `Returned` or `Collected`.
public final class ExpireCodeHandler implements JsonHandler {

    private final ExpireCode expireCode;

    public ExpireCodeHandler() {
        var application = Application.create();
        this(application.expireCode());
        application.warm();
    }

    ExpireCodeHandler(ExpireCode expireCode) {
        this.expireCode = expireCode;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        boolean isStillThere = expireCode.expire(event.string("deliveryId"));
        return Map.of("outcome", isStillThere ? Outcome.Returned : Outcome.Collected);
    }
}
