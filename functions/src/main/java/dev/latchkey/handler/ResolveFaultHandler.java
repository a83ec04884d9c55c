package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.fault.ResolveFault;
import dev.latchkey.fault.ResolveFault.Resolution;
import dev.latchkey.fault.ResolveFault.Resolution.HandedOver;
import dev.latchkey.fault.ResolveFault.Resolution.MovedTo;
import dev.latchkey.fault.ResolveFault.Resolution.Repaired;
import dev.latchkey.fault.ResolveFault.Resolved;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;
import dev.latchkey.locker.MessageRules;
import java.util.Map;
import java.util.Optional;

/// `POST /lockers/{lockerId}/faults/{faultId}/resolution`: `{"resolution": "repaired"}`, `{"resolution":
/// "relocated", "lockerId"?, "compartment", "deliveryId"?}` or `{"resolution": "handedOver", "place",
/// "deliveryId"?}`. What a technician has done; `deliveryId` where several parcels lie behind the fault.
public final class ResolveFaultHandler implements JsonHandler {

    private static final TextRule PLACE =
            TextRule.matching("\\P{Cntrl}{1,160}", "must be 1 to 160 printable characters");

    private final ResolveFault resolveFault;

    public ResolveFaultHandler() {
        var application = Application.create();
        this(application.resolveFault());
        application.warm();
    }

    ResolveFaultHandler(ResolveFault resolveFault) {
        this.resolveFault = resolveFault;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return HttpResponse.answering(() -> LockerRoute.lockerId(request)
                        .flatMap(lockerId -> faultId(request).map(faultId -> resolve(lockerId, faultId, request)))
                        .orElseGet(ResolveFaultHandler::unknown))
                .render();
    }

    private static Optional<String> faultId(HttpRequest request) {
        return request.pathParameter("faultId")
                .filter(id -> MessageRules.MESSAGE_ID.pattern().matcher(id).matches());
    }

    private HttpResponse resolve(String lockerId, String faultId, HttpRequest request) {
        var resolution = resolution(JsonObject.parse(request.body()));
        return answer(resolveFault.resolve(
                lockerId, faultId, resolution, request.principal().arn()));
    }

    private static Resolution resolution(JsonObject body) {
        var deliveryId = body.optionalValue("deliveryId", MessageRules.DELIVERY_ID);
        return switch (body.string("resolution")) {
            case "repaired" -> new Repaired();
            case "relocated" ->
                new MovedTo(
                        body.optionalValue("lockerId", MessageRules.MESSAGE_ID),
                        body.integer("compartment"),
                        deliveryId);
            case "handedOver" -> new HandedOver(body.value("place", PLACE), deliveryId);
            default -> throw body.invalid("resolution", "must be repaired, relocated or handedOver");
        };
    }

    private static HttpResponse answer(Resolved result) {
        return switch (result) {
            case Resolved.Done ignored -> HttpResponse.json(200, JsonFields.of("recorded", true));
            case Resolved.Unknown ignored -> unknown();
            case Resolved.WhichParcel ignored ->
                HttpResponse.problem(
                        409,
                        "which-parcel",
                        "It is not clear which parcel is meant",
                        "Name the deliveryId of a parcel that lies behind this fault");
            case Resolved.NothingWaits ignored ->
                HttpResponse.problem(
                        409, "nothing-waits", "No parcel waits there", "It was collected, or its code has ended");
            case Resolved.NoSuchPlace ignored -> LockerRoute.unknownCompartment();
            case Resolved.LockerAway away -> LockerRoute.notConnected(away.since());
            case Resolved.Occupied ignored ->
                HttpResponse.problem(
                        409, "compartment-occupied", "The compartment is taken", "Another parcel lies in it");
        };
    }

    private static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-fault", "There is no such fault", "The locker has no fault of this id");
    }
}
