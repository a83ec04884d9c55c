package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.AwaitReceipt;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `resend-code` until a notice has arrived: `{"deliveryId", "noticeId", "taskToken"}`. It is woken with
/// `{"outcome": "Received", "channel"}`, `NotReceived` once every channel was tried, or `NothingToTell`.
public final class AwaitReceiptHandler implements JsonHandler {

    private final AwaitReceipt awaitReceipt;

    public AwaitReceiptHandler() {
        var application = Application.create();
        this(application.awaitReceipt());
        application.warm();
    }

    AwaitReceiptHandler(AwaitReceipt awaitReceipt) {
        this.awaitReceipt = awaitReceipt;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitReceipt.await(
                event.string("deliveryId"), event.string("noticeId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
