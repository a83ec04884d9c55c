package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.incident.IncidentDocument;
import dev.latchkey.incident.Incidents.Affected;
import dev.latchkey.incident.ReadIncident;
import dev.latchkey.incident.ReadIncident.Known;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// `GET /incidents`, the newest first, and `GET /incidents/{incidentId}` with the deliveries that it is to
/// blame for.
public final class ReadIncidentHandler implements JsonHandler {

    private static final Pattern INCIDENT_ID = Pattern.compile("i-[0-9TZ]{16}-[0-9a-f]{8}");

    private final ReadIncident readIncident;

    public ReadIncidentHandler() {
        var application = Application.create();
        this(application.readIncident());
        application.warm();
    }

    ReadIncidentHandler(ReadIncident readIncident) {
        this.readIncident = readIncident;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var incidentId = new HttpRequest(event).pathParameter("incidentId");
        return incidentId.map(this::one).orElseGet(this::list).render();
    }

    private HttpResponse one(String incidentId) {
        return Optional.of(incidentId)
                .filter(id -> INCIDENT_ID.matcher(id).matches())
                .flatMap(readIncident::read)
                .map(known -> HttpResponse.json(200, render(known)))
                .orElseGet(ReadIncidentHandler::unknown);
    }

    private HttpResponse list() {
        var incidents = readIncident.list().stream()
                .map(incident -> IncidentDocument.of(incident).map())
                .toList();
        return HttpResponse.json(200, JsonFields.of("incidents", incidents));
    }

    private static JsonFields render(Known known) {
        return IncidentDocument.of(known.incident())
                .and(
                        "affected",
                        known.affected().stream()
                                .map(ReadIncidentHandler::render)
                                .toList());
    }

    private static Map<String, Object> render(Affected affected) {
        return JsonFields.of("deliveryId", affected.deliveryId())
                .and("caseId", affected.caseId())
                .map();
    }

    private static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-incident", "There is no such incident", "No incident has this id, or it is forgotten");
    }
}
