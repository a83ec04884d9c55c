package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.fault.ContainFault;
import dev.latchkey.json.JsonObject;
import java.time.Clock;
import java.util.Map;

/// Takes what is faulty out of use: `{"lockerId", "faultId"}` gives `{"outcome"}`, one of `Over`,
/// `Confirmed`, `Believed`.
public final class ContainFaultHandler implements JsonHandler {

    private final ContainFault containFault;
    private final Clock clock;

    public ContainFaultHandler() {
        var application = Application.create();
        this(application.containFault(), application.clock());
        application.warm();
    }

    ContainFaultHandler(ContainFault containFault, Clock clock) {
        this.containFault = containFault;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var result = containFault.contain(event.string("lockerId"), event.string("faultId"));
        new EmbeddedMetrics(context.getLogger(), clock).count("LockerFaultJudged", Map.of("outcome", result.name()));
        return Map.of("outcome", result);
    }
}
