package dev.latchkey.incident;

import dev.latchkey.incident.Incidents.Affected;
import dev.latchkey.support.Cases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Opens an incident for each surge that none covers yet, tells operators of it, and links the reports that
/// led to it.
final class OpenIncidents {

    private final Reports reports;
    private final Incidents incidents;
    private final Cases cases;
    private final Operators operators;
    private final SurgePolicy policy;
    private final Clock clock;

    OpenIncidents(
            Reports reports, Incidents incidents, Cases cases, Operators operators, SurgePolicy policy, Clock clock) {
        this.reports = reports;
        this.incidents = incidents;
        this.cases = cases;
        this.operators = operators;
        this.policy = policy;
        this.clock = clock;
    }

    /// @param window all reports of the last window
    /// @param open the incidents that are open
    /// @return those that were opened
    List<Incident> open(List<Report> window, List<Incident> open) {
        var known = open.stream().map(Incident::trait).toList();
        return surges().find(window, known).stream()
                .flatMap(surge -> open(surge).stream())
                .toList();
    }

    FindSurges surges() {
        return new FindSurges(policy, new Usual(reports, policy.window(), clock.instant()));
    }

    private Optional<Incident> open(Surge surge) {
        var opened = incidents.open(Incident.begun(surge, policy, clock.instant()));
        var incident = opened.incident();
        surge.reports().forEach(report -> add(incident, report));
        var counted = incidents.find(incident.incidentId()).filter(ignored -> opened.isNew());
        counted.ifPresent(this::tell);
        return counted;
    }

    /// Whoever looks next tells them again where that fails.
    void tell(Incident incident) {
        if (operators.tell(new Operators.Word.Opened(incident))) {
            incidents.told(incident.incidentId());
        }
    }

    /// @return false where the delivery belongs to it already
    boolean add(Incident incident, Report report) {
        report.caseId().ifPresent(caseId -> cases.link(report.deliveryId(), caseId, incident.incidentId()));
        return incidents.add(incident.incidentId(), new Affected(report.deliveryId(), report.caseId()));
    }
}
