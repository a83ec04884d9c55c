package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;
import dev.latchkey.locker.MessageRules;
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

    private static final TextRule REASON =
            TextRule.matching("\\P{Cntrl}{1,200}", "must have at most 200 characters and no line breaks");

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
        return request.pathParameter("deliveryId")
                .filter(id -> MessageRules.DELIVERY_ID.pattern().matcher(id).matches())
                .map(deliveryId -> respond(deliveryId, request, metrics))
                .orElseGet(VouchDepositHandler::unknown)
                .render();
    }

    private HttpResponse respond(String deliveryId, HttpRequest request, EmbeddedMetrics metrics) {
        try {
            return switch (vouchDeposit.vouch(deliveryId, statement(request))) {
                case Believed believed -> believed(believed.placed(), metrics);
                case Unknown ignored -> unknown();
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
        } catch (InvalidJson fault) {
            return HttpResponse.problem(400, "invalid-json", "The body is no JSON object", fault.getMessage());
        } catch (InvalidField fault) {
            return HttpResponse.invalid(fault);
        }
    }

    private static Statement statement(HttpRequest request) {
        var body = JsonObject.parse(request.body());
        return new Statement(
                request.principal(),
                body.integer("compartment"),
                body.instant("depositedAt"),
                body.value("reason", REASON));
    }

    private HttpResponse believed(Placed placed, EmbeddedMetrics metrics) {
        var delivery = placed.delivery();
        placed.doubt().ifPresent(doubt -> DoubtCase.open(openCase, delivery.deliveryId(), doubt, metrics));
        return HttpResponse.json(
                200, JsonFields.of("deliveryId", delivery.deliveryId()).and("status", delivery.status()));
    }

    private static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-delivery", "There is no such delivery", "Nothing is known of this parcel");
    }
}
