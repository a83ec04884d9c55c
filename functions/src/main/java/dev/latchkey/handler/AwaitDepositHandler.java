package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `deliver-parcel` until something is due of a parcel on its way: `{"deliveryId", "taskToken", "handled",
/// "until"}`, with the ids of what the workflow has told and traced, and the time of its token's end.
///
/// The token is completed with `{"due", "until"}` and what belongs to it: `Confirmed`; `Over` (`outcome`); `Tell`
/// (`id`, `kind`); `Trace` (`id`, `reason`, `part`); `Untraced`; or `Nothing`, and then `until` is the time of the
/// next look.
public final class AwaitDepositHandler implements JsonHandler {

    private final AwaitDeposit awaitDeposit;

    public AwaitDepositHandler() {
        var application = Application.create();
        this(application.awaitDeposit());
        application.warm();
    }

    AwaitDepositHandler(AwaitDeposit awaitDeposit) {
        this.awaitDeposit = awaitDeposit;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitDeposit.await(
                event.string("deliveryId"),
                new TaskToken(event.string("taskToken")),
                event.strings("handled"),
                event.instant("until"));
        return Map.of("parked", true);
    }
}
