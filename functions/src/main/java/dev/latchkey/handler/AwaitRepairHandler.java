package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.fault.AwaitRepair;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `handle-locker-fault` until a way out is due or the fault is over: `{"lockerId", "faultId",
/// "until", "taskToken"}`. The token is completed with `{"outcome"}`, one of `Cleared`, `Collected`,
/// `Relocated`, `OpenAgain`, `CallTechnician`, `Escalate`, `Wait`, and mostly with `until`, when to look
/// again.
public final class AwaitRepairHandler implements JsonHandler {

    private final AwaitRepair awaitRepair;

    public AwaitRepairHandler() {
        var application = Application.create();
        this(application.awaitRepair());
        application.warm();
    }

    AwaitRepairHandler(AwaitRepair awaitRepair) {
        this.awaitRepair = awaitRepair;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitRepair.await(
                event.string("lockerId"),
                event.string("faultId"),
                event.instant("until"),
                new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
