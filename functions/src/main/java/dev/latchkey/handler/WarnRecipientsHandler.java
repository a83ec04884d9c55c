package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.fault.WarnRecipients;
import dev.latchkey.json.JsonObject;
import java.util.Map;

/// Tells the recipients of the parcels behind a fault, once, and gives them more time: `{"lockerId",
/// "faultId"}` gives `{"parcels"}`, how many there are.
public final class WarnRecipientsHandler implements JsonHandler {

    private final WarnRecipients warnRecipients;

    public WarnRecipientsHandler() {
        var application = Application.create();
        this(application.warnRecipients());
        application.warm();
    }

    WarnRecipientsHandler(WarnRecipients warnRecipients) {
        this.warnRecipients = warnRecipients;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return Map.of("parcels", warnRecipients.warn(event.string("lockerId"), event.string("faultId")));
    }
}
