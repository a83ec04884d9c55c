package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Placed;
import dev.latchkey.shipment.VouchDeposit;
import dev.latchkey.shipment.VouchDeposit.Statement;
import dev.latchkey.shipment.VouchDeposit.Vouching.Believed;
import dev.latchkey.shipment.VouchDeposit.Vouching.Contradicted;
import dev.latchkey.shipment.VouchDeposit.Vouching.NotRegistered;
import dev.latchkey.shipment.VouchDeposit.Vouching.Unknown;
import dev.latchkey.support.OpenCase;
import java.time.Clock;
import java.util.Map;

/// `POST /deliveries/{deliveryId}/deposit`: `{"compartment", "depositedAt", "reason"}`. Whoever signed the request
/// vouches for a deposit that the locker could not report.
public final class VouchDepositHandler implements JsonHandler {

    private final VouchDeposit vouchDeposit;
    private final OpenCase openCase;
    private final Clock clock;

    public VouchDepositHandler() {
        var application = Application.create();
        this(application.vouchDeposit(), application.openCase(), application.clock());
        application.warm();
    }

    VouchDepositHandler(VouchDeposit vouchDeposit, OpenCase openCase, Clock clock) {
        this.vouchDeposit = vouchDeposit;
        this.openCase = openCase;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        return DeliveryRoute.respond(request, deliveryId -> vouch(deliveryId, request, metrics))
                .render();
    }

    private HttpResponse vouch(String deliveryId, HttpRequest request, EmbeddedMetrics metrics) {
        return switch (vouchDeposit.vouch(deliveryId, statement(request))) {
            case Believed believed -> believed(believed.placed(), metrics);
            case Unknown ignored -> DeliveryRoute.unknown();
            case NotRegistered ignored ->
                HttpResponse.problem(
                        409,
                        "not-registered",
                        "Nobody has registered the parcel",
                        "It is not known for which locker the parcel is");
            case Contradicted known ->
                HttpResponse.problem(
                        409,
                        "other-compartment",
                        "The parcel is known to lie elsewhere",
                        "It lies in compartment " + known.compartment());
        };
    }

    private static Statement statement(HttpRequest request) {
        var body = JsonObject.parse(request.body());
        return new Statement(
                request.principal().arn(),
                body.integer("compartment"),
                body.instant("depositedAt"),
                body.value("reason", DeliveryRoute.REASON));
    }

    private HttpResponse believed(Placed placed, EmbeddedMetrics metrics) {
        var delivery = placed.delivery();
        placed.doubt().ifPresent(doubt -> DoubtCase.open(openCase, delivery.deliveryId(), doubt, metrics));
        return HttpResponse.json(
                200, JsonFields.of("deliveryId", delivery.deliveryId()).and("status", delivery.status()));
    }
}
