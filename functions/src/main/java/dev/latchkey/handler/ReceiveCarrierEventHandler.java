package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.code.CancelDelivery;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.CarrierEvent;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.Fact;
import dev.latchkey.shipment.Reading.Accepted;
import dev.latchkey.shipment.Reading.Refused;
import dev.latchkey.shipment.RecordCarrierEvent;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.shipment.WebhookRequest;
import dev.latchkey.support.OpenCase;
import dev.latchkey.support.ReportUnreadable;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// `POST /carriers/{carrier}/events`: a carrier's signed webhook. A refused one is stored nowhere, and counted.
public final class ReceiveCarrierEventHandler implements JsonHandler {

    private static final int LARGEST_BODY = 256 * 1024;
    private static final String AN_HOUR = "3600";

    private final Carriers carriers;
    private final RecordCarrierEvent recordCarrierEvent;
    private final CancelDelivery cancelDelivery;
    private final EndNotices endNotices;
    private final OpenCase openCase;
    private final ReportUnreadable reportUnreadable;
    private final Clock clock;

    public ReceiveCarrierEventHandler() {
        var application = Application.create();
        this(
                application.carriers(),
                application.recordCarrierEvent(),
                application.cancelDelivery(),
                application.endNotices(),
                application.openCase(),
                application.reportUnreadable(),
                application.clock());
        application.warm();
    }

    ReceiveCarrierEventHandler(
            Carriers carriers,
            RecordCarrierEvent recordCarrierEvent,
            CancelDelivery cancelDelivery,
            EndNotices endNotices,
            OpenCase openCase,
            ReportUnreadable reportUnreadable,
            Clock clock) {
        this.carriers = carriers;
        this.recordCarrierEvent = recordCarrierEvent;
        this.cancelDelivery = cancelDelivery;
        this.endNotices = endNotices;
        this.openCase = openCase;
        this.reportUnreadable = reportUnreadable;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        var carrier = request.pathParameter("carrier").orElse("");
        try {
            return carriers.find(carrier)
                    .map(format -> receive(carrier, format, request, metrics))
                    .orElseGet(() -> refuseUnknown(metrics))
                    .render();
        } catch (UnreadableDelivery unreadable) {
            UnreadableCase.open(reportUnreadable, unreadable, context, clock);
            return unreadable().render();
        }
    }

    /// Nothing of the event is kept, so its sender has to send it again, and does so for days.
    private static HttpResponse unreadable() {
        return HttpResponse.problem(
                        503,
                        "delivery-unreadable",
                        "What is stored of this parcel cannot be read",
                        "People see to it. Send the event again until it is taken")
                .withHeader("retry-after", AN_HOUR);
    }

    /// Counted without the name: whatever strangers write must not become dimensions of a metric.
    private static HttpResponse refuseUnknown(EmbeddedMetrics metrics) {
        return refuse(
                metrics,
                "unknown",
                "unknown-carrier",
                HttpResponse.problem(
                        404, "unknown-carrier", "There is no such carrier", "No carrier of this name is set up"));
    }

    private HttpResponse receive(String carrier, CarrierFormat format, HttpRequest request, EmbeddedMetrics metrics) {
        var body = request.body();
        if (body.length > LARGEST_BODY) {
            return refuse(
                    metrics,
                    carrier,
                    "too-large",
                    HttpResponse.problem(
                            413, "too-large", "The body is too large", "A webhook may have up to 262144 bytes"));
        }
        try {
            return switch (format.read(new WebhookRequest(request.headers(), body))) {
                case Refused refused ->
                    refuse(metrics, carrier, refused.reason().name(), unauthorized(refused));
                case Accepted accepted -> record(accepted.events(), metrics);
            };
        } catch (InvalidJson fault) {
            return refuse(metrics, carrier, "invalid-json", HttpResponse.invalid(fault));
        } catch (InvalidField fault) {
            return refuse(metrics, carrier, "invalid-field", HttpResponse.invalid(fault));
        }
    }

    private HttpResponse record(List<CarrierEvent> events, EmbeddedMetrics metrics) {
        var recorded = events.stream().map(event -> record(event, metrics)).toList();
        if (recorded.isEmpty()) {
            return HttpResponse.json(202, JsonFields.of("status", "Ignored"));
        }
        var delivery = recorded.getLast().delivery();
        boolean isNew = recorded.stream().anyMatch(Changed::isNew);
        return HttpResponse.json(
                isNew ? 202 : 200,
                JsonFields.of("deliveryId", delivery.deliveryId()).and("status", delivery.status()));
    }

    private Changed record(CarrierEvent event, EmbeddedMetrics metrics) {
        if (event.fact() instanceof Fact.Unknown) {
            metrics.count("CarrierStatusUnknown", Map.of("carrier", event.carrier()));
        }
        var changed = recordCarrierEvent.record(event);
        if (changed.delivery().isCancelled()) {
            var deliveryId = changed.delivery().deliveryId();
            cancelDelivery.cancel(deliveryId).ifPresent(doubt -> DoubtCase.open(openCase, deliveryId, doubt, metrics));
            endNotices.end(deliveryId);
        }
        return changed;
    }

    private static HttpResponse unauthorized(Refused refused) {
        var detail = switch (refused.reason()) {
            case MISSING_SIGNATURE -> "The signature is missing";
            case WRONG_SIGNATURE -> "The signature does not match the body";
            case STALE -> "The signature's time is more than 5 minutes away";
        };
        return HttpResponse.problem(401, "not-believed", "The webhook is not believed", detail);
    }

    private static HttpResponse refuse(EmbeddedMetrics metrics, String carrier, String reason, HttpResponse response) {
        metrics.count("CarrierEventRefused", Map.of("carrier", carrier, "reason", reason));
        return response;
    }
}
