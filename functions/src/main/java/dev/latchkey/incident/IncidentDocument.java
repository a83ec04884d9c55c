package dev.latchkey.incident;

import dev.latchkey.json.JsonFields;
import java.util.Locale;
import java.util.Map;

/// An incident as those outside read it.
public final class IncidentDocument {

    private IncidentDocument() {}

    public static JsonFields of(Incident incident) {
        return JsonFields.of("incidentId", incident.incidentId())
                .and("dimension", dimension(incident.trait()))
                .and("value", incident.trait().value())
                .and("openedAt", incident.openedAt())
                .and("closedAt", incident.closedAt())
                .and("usual", incident.usual())
                .and("threshold", incident.threshold())
                .and("deliveries", incident.deliveries())
                .and(
                        "shared",
                        incident.shared().stream().map(IncidentDocument::share).toList());
    }

    /// Such as `country DE`.
    public static String name(Trait trait) {
        return dimension(trait) + " " + trait.value();
    }

    private static String dimension(Trait trait) {
        return trait.dimension().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> share(Share share) {
        return JsonFields.of("dimension", dimension(share.trait()))
                .and("value", share.trait().value())
                .and("percent", share.percent())
                .map();
    }
}
