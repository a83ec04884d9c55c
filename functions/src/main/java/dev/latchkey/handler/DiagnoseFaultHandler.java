package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.fault.DiagnoseFault;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Asks a locker about its fault and parks `handle-locker-fault` until it answers: `{"lockerId", "faultId",
/// "taskToken"}`. The token is completed with `{"outcome"}`; what it means is read from what is known by
/// then.
public final class DiagnoseFaultHandler implements JsonHandler {

    private final DiagnoseFault diagnoseFault;

    public DiagnoseFaultHandler() {
        var application = Application.create();
        this(application.diagnoseFault());
        application.warm();
    }

    DiagnoseFaultHandler(DiagnoseFault diagnoseFault) {
        this.diagnoseFault = diagnoseFault;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        diagnoseFault.diagnose(
                event.string("lockerId"), event.string("faultId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
