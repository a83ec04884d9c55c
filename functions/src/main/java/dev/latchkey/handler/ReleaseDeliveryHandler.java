package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Release;
import dev.latchkey.support.RefuseChange;
import dev.latchkey.support.RefuseChange.Refused;
import dev.latchkey.support.ReleaseDelivery;
import dev.latchkey.support.ReleaseDelivery.Released;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// `POST /deliveries/{deliveryId}/release`: `{"decision": "release" | "refuse", "reason"}` ends a security hold. A
/// release needs two people, a refusal one.
public final class ReleaseDeliveryHandler implements JsonHandler {

    private final ReleaseDelivery releaseDelivery;
    private final RefuseChange refuseChange;
    private final Clock clock;

    public ReleaseDeliveryHandler() {
        var application = Application.create();
        this(application.releaseDelivery(), application.refuseChange(), application.clock());
        application.warm();
    }

    ReleaseDeliveryHandler(ReleaseDelivery releaseDelivery, RefuseChange refuseChange, Clock clock) {
        this.releaseDelivery = releaseDelivery;
        this.refuseChange = refuseChange;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        return DeliveryRoute.respond(request, deliveryId -> decide(deliveryId, request, metrics))
                .render();
    }

    private HttpResponse decide(String deliveryId, HttpRequest request, EmbeddedMetrics metrics) {
        var body = JsonObject.parse(request.body());
        var reason = body.value("reason", DeliveryRoute.REASON);
        return switch (body.oneOf("decision", Map.of("release", Decision.RELEASE, "refuse", Decision.REFUSE))) {
            case RELEASE -> released(releaseDelivery.release(deliveryId, request.principal(), reason));
            case REFUSE ->
                refused(refuseChange.refuse(deliveryId, request.principal().arn(), reason), metrics);
        };
    }

    private static HttpResponse released(Released result) {
        return switch (result) {
            case Released.Complete complete -> decided(200, "released", complete.by());
            case Released.Approved approved -> decided(202, "approved", approved.by());
            case Released.Repeated ignored ->
                HttpResponse.problem(
                        409,
                        "another-principal-needed",
                        "Somebody else must release it too",
                        "This person has released it already, under whatever role; another one is needed");
            case Released.NotHeld ignored -> notHeld();
            case Released.Unknown ignored -> DeliveryRoute.unknown();
        };
    }

    private static HttpResponse decided(int status, String decision, List<String> by) {
        return HttpResponse.json(
                status,
                JsonFields.of("decision", decision)
                        .and("approvedBy", by)
                        .and("approvalsNeeded", Math.max(0, Release.PRINCIPALS - by.size())));
    }

    private static HttpResponse refused(Refused result, EmbeddedMetrics metrics) {
        return switch (result) {
            case Refused.Done done -> {
                done.cases().forEach(caseId -> metrics.count("CaseOpened", Map.of("reason", RefuseChange.REASON)));
                yield HttpResponse.json(
                        200, JsonFields.of("decision", "refused").and("cases", done.cases()));
            }
            case Refused.NotHeld ignored -> notHeld();
            case Refused.Unknown ignored -> DeliveryRoute.unknown();
        };
    }

    private static HttpResponse notHeld() {
        return HttpResponse.problem(
                409, "not-held", "There is nothing to decide", "No security hold stands on this delivery");
    }

    private enum Decision {
        RELEASE,
        REFUSE
    }
}
