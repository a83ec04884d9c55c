package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.diagnosis.DiagnoseDelivery;
import dev.latchkey.diagnosis.Indication;
import dev.latchkey.diagnosis.Reason;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import java.util.Map;

/// Finds out why a recipient has no code: `{"deliveryId", "requestId", "lockerAsked"}` gives `{"reasons":
/// [{"rule", "cause", "confidence", "evidence": [{"text", "at"}], "confirmedBy", "remedies", "values"}],
/// "askLocker", "remedies"}`, the most likely reason and its remedies first.
public final class DiagnoseDeliveryHandler implements JsonHandler {

    private final DiagnoseDelivery diagnoseDelivery;

    public DiagnoseDeliveryHandler() {
        var application = Application.create();
        this(application.diagnoseDelivery());
        application.warm();
    }

    DiagnoseDeliveryHandler(DiagnoseDelivery diagnoseDelivery) {
        this.diagnoseDelivery = diagnoseDelivery;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var diagnosis = diagnoseDelivery.diagnose(
                event.string("deliveryId"),
                event.string("requestId"),
                event.optionalBool("lockerAsked").orElse(false));
        return JsonFields.of(
                        "reasons",
                        diagnosis.reasons().stream()
                                .map(DiagnoseDeliveryHandler::render)
                                .toList())
                .and("askLocker", diagnosis.canLockerTellMore())
                .and(
                        "remedies",
                        diagnosis.reasons().stream()
                                .flatMap(reason -> reason.remedies().stream())
                                .distinct()
                                .toList())
                .map();
    }

    private static Map<String, Object> render(Reason reason) {
        return JsonFields.of("rule", reason.rule())
                .and("cause", reason.cause())
                .and("confidence", reason.confidence())
                .and(
                        "evidence",
                        reason.evidence().stream()
                                .map(DiagnoseDeliveryHandler::render)
                                .toList())
                .and("confirmedBy", reason.confirmedBy())
                .and("remedies", reason.remedies())
                .and("values", reason.values())
                .map();
    }

    private static Map<String, Object> render(Indication indication) {
        return JsonFields.of("text", indication.text())
                .and("at", indication.at())
                .map();
    }
}
