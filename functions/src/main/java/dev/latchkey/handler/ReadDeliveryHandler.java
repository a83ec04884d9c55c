package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.ListResends;
import dev.latchkey.resend.ListResends.Asked;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.HelpLink;
import dev.latchkey.shipment.ReadDelivery;
import dev.latchkey.shipment.ReadDelivery.Held;
import dev.latchkey.shipment.ReadDelivery.Tracked;
import dev.latchkey.shipment.Release;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.TrackingNumber;
import dev.latchkey.support.Case;
import dev.latchkey.support.Cases;
import dev.latchkey.support.LedgerLine;
import java.util.Map;
import java.util.Optional;

/// `GET /deliveries/{deliveryId}` and `GET /deliveries?trackingNumber=`: state, timeline, the cases with what was sent
/// to
/// the recipient until each was opened, and how often somebody asked for the code.
public final class ReadDeliveryHandler implements JsonHandler {

    private final ReadDelivery readDelivery;
    private final Cases cases;
    private final ListResends listResends;
    private final HelpLink helpLink;
    private final String publicUrl;

    public ReadDeliveryHandler() {
        var application = Application.create();
        this(
                application.readDelivery(),
                application.cases(),
                application.listResends(),
                application.helpLink(),
                application.publicUrl());
        application.warm();
    }

    ReadDeliveryHandler(
            ReadDelivery readDelivery, Cases cases, ListResends listResends, HelpLink helpLink, String publicUrl) {
        this.readDelivery = readDelivery;
        this.cases = cases;
        this.listResends = listResends;
        this.helpLink = helpLink;
        this.publicUrl = publicUrl;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return respond(new HttpRequest(event)).render();
    }

    private HttpResponse respond(HttpRequest request) {
        try {
            return find(request)
                    .map(tracked -> HttpResponse.json(200, render(tracked)))
                    .orElseGet(DeliveryRoute::unknown);
        } catch (InvalidField fault) {
            return HttpResponse.invalid(fault);
        }
    }

    private Optional<Tracked> find(HttpRequest request) {
        return request.pathParameter("deliveryId").isPresent()
                ? DeliveryRoute.deliveryId(request).flatMap(readDelivery::byId)
                : readDelivery.byTrackingNumber(trackingNumber(request)).stream()
                        .findFirst();
    }

    private static TrackingNumber trackingNumber(HttpRequest request) {
        try {
            return request.queryParameter("trackingNumber")
                    .map(TrackingNumber::new)
                    .orElseThrow(() -> new InvalidField("trackingNumber", "is missing"));
        } catch (InvalidValue fault) {
            throw new InvalidField("trackingNumber", fault.reason());
        }
    }

    private JsonFields render(Tracked tracked) {
        var delivery = tracked.delivery();
        return registration(delivery)
                .and("compartment", delivery.placement().map(Placement::compartment))
                .and("depositedAt", delivery.placement().map(Placement::at))
                .and("vouchedBy", delivery.placement().flatMap(Placement::vouchedBy))
                .and("deliveredAt", delivery.deliveredAt())
                .and("confirmedAt", delivery.confirmedAt())
                .and("cancelledAt", delivery.cancelledAt())
                .and("codeVersion", delivery.code().map(IssuedCode::version))
                .and("codeExpiresAt", delivery.code().map(IssuedCode::expiresAt))
                .and("collectedAt", delivery.collectedAt())
                .and("outcome", delivery.closing().map(Delivery.Closing::outcome))
                .and("helpLink", publicUrl + "/help/" + helpLink.token(delivery))
                .and("hold", tracked.held().map(ReadDeliveryHandler::render))
                .and(
                        "timeline",
                        tracked.timeline().stream()
                                .map(ReadDeliveryHandler::render)
                                .toList())
                .and(
                        "cases",
                        cases.of(delivery.deliveryId()).stream()
                                .map(ReadDeliveryHandler::render)
                                .toList())
                .and(
                        "resends",
                        listResends.of(delivery.deliveryId()).stream()
                                .map(ReadDeliveryHandler::render)
                                .toList());
    }

    private static JsonFields registration(Delivery delivery) {
        return JsonFields.of("deliveryId", delivery.deliveryId())
                .and("status", delivery.status())
                .and("carrier", delivery.carrier())
                .and("trackingNumber", delivery.trackingNumber())
                .and("recipientId", delivery.registration().map(Delivery.Registration::recipientId))
                .and("lockerId", delivery.registration().map(Delivery.Registration::lockerId))
                .and("size", delivery.registration().map(Delivery.Registration::size))
                .and("promisedAt", delivery.registration().map(Delivery.Registration::promisedAt))
                .and("expectedAt", delivery.estimate().map(Delivery.Estimate::expectedAt));
    }

    private static Map<String, Object> render(Held held) {
        return JsonFields.of("since", held.hold().since())
                .and("reasons", held.hold().reasons())
                .and("approvedBy", held.approvedBy())
                .and(
                        "approvalsNeeded",
                        Math.max(0, Release.PRINCIPALS - held.approvedBy().size()))
                .map();
    }

    private static Map<String, Object> render(Case opened) {
        return JsonFields.of("caseId", opened.caseId())
                .and("reason", opened.reason())
                .and("failedPart", opened.failedPart())
                .and("error", opened.error())
                .and("openedAt", opened.openedAt())
                .and("incidentId", opened.incidentId())
                .and(
                        "ledger",
                        opened.ledger().stream()
                                .map(ReadDeliveryHandler::render)
                                .toList())
                .map();
    }

    private static Map<String, Object> render(Asked asked) {
        return JsonFields.of("requestId", asked.requestId())
                .and("at", asked.at())
                .and("action", asked.action().word())
                .and("outcome", asked.outcome())
                .and("caseId", asked.caseId())
                .map();
    }

    private static Map<String, Object> render(LedgerLine line) {
        return JsonFields.of("noticeId", line.noticeId())
                .and("number", line.number())
                .and("kind", line.kind())
                .and("channel", line.channel())
                .and("requestedAt", line.requestedAt())
                .and("evidence", line.evidence())
                .and("refusal", line.refusal())
                .map();
    }

    private static Map<String, Object> render(TimelineEntry entry) {
        return JsonFields.of("at", entry.at())
                .and("type", entry.type())
                .and("details", entry.details())
                .map();
    }
}
