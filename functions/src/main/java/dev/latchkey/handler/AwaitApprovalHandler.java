package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.Action;
import dev.latchkey.resend.AwaitApproval;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Approval;
import java.util.Map;

/// Parks `resend-code` until two people agree: `{"deliveryId", "requestId", "action", "taskToken"}`. It is woken with
/// `{"outcome": "Approved" | "Refused", "approvalId"}`, or at once with `{"outcome": "NotPossible", "error",
/// "values"}`.
public final class AwaitApprovalHandler implements JsonHandler {

    private final AwaitApproval awaitApproval;

    public AwaitApprovalHandler() {
        var application = Application.create();
        this(application.awaitApproval());
        application.warm();
    }

    AwaitApprovalHandler(AwaitApproval awaitApproval) {
        this.awaitApproval = awaitApproval;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var approval = awaitApproval.await(
                event.string("deliveryId"),
                event.string("requestId"),
                event.oneOf("action", Action.WORDS),
                new TaskToken(event.string("taskToken")));
        return JsonFields.of("parked", true)
                .and("approvalId", approval.map(Approval::approvalId))
                .map();
    }
}
