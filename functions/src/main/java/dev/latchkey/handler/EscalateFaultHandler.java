package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.EscalateFault;
import java.time.Clock;
import java.util.Map;

/// Gives people a case of each parcel behind a fault: `{"lockerId", "faultId", "error"}` gives `{"cases"}`,
/// how many.
public final class EscalateFaultHandler implements JsonHandler {

    private final EscalateFault escalateFault;
    private final Clock clock;

    public EscalateFaultHandler() {
        var application = Application.create();
        this(application.escalateFault(), application.clock());
        application.warm();
    }

    EscalateFaultHandler(EscalateFault escalateFault, Clock clock) {
        this.escalateFault = escalateFault;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        var cases = escalateFault.escalate(event.string("lockerId"), event.string("faultId"), event.string("error"));
        cases.forEach(caseId -> metrics.count("CaseOpened", Map.of("reason", EscalateFault.REASON)));
        metrics.count("LockerFaultEscalated", Map.of());
        return Map.of("cases", cases.size());
    }
}
