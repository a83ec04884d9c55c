package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.WarnPreviousContact;
import java.util.Map;

/// Warns the previous contact of a delivery whose code is held: `{"deliveryId"}` gives `{"channels"}`, those that
/// took the warning.
public final class WarnPreviousContactHandler implements JsonHandler {

    private final WarnPreviousContact warnPreviousContact;

    public WarnPreviousContactHandler() {
        var application = Application.create();
        this(application.warnPreviousContact());
        application.warm();
    }

    WarnPreviousContactHandler(WarnPreviousContact warnPreviousContact) {
        this.warnPreviousContact = warnPreviousContact;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return Map.of("channels", warnPreviousContact.warn(event.string("deliveryId")));
    }
}
