package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.WarnPreviousContact;
import java.time.Clock;
import java.util.Map;

/// Warns the previous contact of a delivery whose code is held: `{"deliveryId"}` gives `{"channels"}`, those that
/// took the warning.
public final class WarnPreviousContactHandler implements JsonHandler {

    private final WarnPreviousContact warnPreviousContact;
    private final Clock clock;

    public WarnPreviousContactHandler() {
        var application = Application.create();
        this(application.warnPreviousContact(), application.clock());
        application.warm();
    }

    WarnPreviousContactHandler(WarnPreviousContact warnPreviousContact, Clock clock) {
        this.warnPreviousContact = warnPreviousContact;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        new EmbeddedMetrics(context.getLogger(), clock).count("PickupCodeHeld", Map.of());
        return Map.of("channels", warnPreviousContact.warn(event.string("deliveryId")));
    }
}
