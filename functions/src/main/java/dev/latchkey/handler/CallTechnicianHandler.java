package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.fault.CallTechnician;
import dev.latchkey.json.JsonObject;
import java.time.Clock;
import java.util.Map;

/// Sends a technician a work order: `{"lockerId", "faultId"}`.
public final class CallTechnicianHandler implements JsonHandler {

    private final CallTechnician callTechnician;
    private final Clock clock;

    public CallTechnicianHandler() {
        var application = Application.create();
        this(application.callTechnician(), application.clock());
        application.warm();
    }

    CallTechnicianHandler(CallTechnician callTechnician, Clock clock) {
        this.callTechnician = callTechnician;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        callTechnician.call(event.string("lockerId"), event.string("faultId"));
        new EmbeddedMetrics(context.getLogger(), clock).count("TechnicianCalled", Map.of());
        return Map.of("called", true);
    }
}
