package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.incident.CheckSurges;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import java.time.Clock;
import java.util.Map;

/// Looks whether many have no code for one reason, and whether those who had none have one again, whatever
/// the event says: gives `{"open", "opened", "closed"}`, and counts the incidents that are open.
public final class CheckSurgesHandler implements JsonHandler {

    private final CheckSurges checkSurges;
    private final Clock clock;

    public CheckSurgesHandler() {
        var application = Application.create();
        this(application.checkSurges(), application.clock());
        application.warm();
    }

    CheckSurgesHandler(CheckSurges checkSurges, Clock clock) {
        this.checkSurges = checkSurges;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var outcome = checkSurges.check();
        new EmbeddedMetrics(context.getLogger(), clock).count("SurgesOpen", outcome.open(), Map.of());
        return JsonFields.of("open", outcome.open())
                .and("opened", outcome.opened())
                .and("closed", outcome.closed())
                .map();
    }
}
