package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.AlignCode;
import dev.latchkey.fault.WarnRecipients;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `await-pickup` until the parcel is collected or something else is due:
/// `{"deliveryId", "until", "isReminded", "taskToken"}`. The token is completed with `{"outcome"}`, one of
/// `Collected`, `Cancelled`, `Remind`, `Expire`, `Wait`, and mostly with `until`, when to look again. The locker is
/// told where the window's end has moved, and the recipient of a fault that others at the locker were told of before.
public final class AwaitPickupHandler implements JsonHandler {

    private final AwaitPickup awaitPickup;
    private final AlignCode alignCode;
    private final WarnRecipients warnRecipients;

    public AwaitPickupHandler() {
        var application = Application.create();
        this(application.awaitPickup(), application.alignCode(), application.warnRecipients());
        application.warm();
    }

    AwaitPickupHandler(AwaitPickup awaitPickup, AlignCode alignCode, WarnRecipients warnRecipients) {
        this.awaitPickup = awaitPickup;
        this.alignCode = alignCode;
        this.warnRecipients = warnRecipients;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var deliveryId = event.string("deliveryId");
        awaitPickup.await(
                deliveryId, event.instant("until"), event.bool("isReminded"), new TaskToken(event.string("taskToken")));
        // Second: whoever moves the end from here on finds the token, and this is run again.
        alignCode.align(deliveryId);
        warnRecipients.catchUp(deliveryId);
        return Map.of("parked", true);
    }
}
