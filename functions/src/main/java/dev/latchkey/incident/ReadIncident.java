package dev.latchkey.incident;

import dev.latchkey.incident.Incidents.Affected;
import java.util.List;
import java.util.Optional;

/// Tells of incidents.
public final class ReadIncident {

    /// The newest are what people ask for; a list is no archive.
    private static final int MOST = 100;

    private final Incidents incidents;

    public ReadIncident(Incidents incidents) {
        this.incidents = incidents;
    }

    /// The newest first, at most 100.
    public List<Incident> list() {
        return incidents.newest(MOST);
    }

    public Optional<Known> read(String incidentId) {
        return incidents.find(incidentId).map(incident -> new Known(incident, incidents.affected(incidentId, MOST)));
    }

    /// @param affected at most 100 of its deliveries
    public record Known(Incident incident, List<Affected> affected) {}
}
