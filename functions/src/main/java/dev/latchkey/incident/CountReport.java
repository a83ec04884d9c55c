package dev.latchkey.incident;

import dev.latchkey.support.Cases;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes in that somebody has no code, and looks at once whether too many have none for the same reason.
///
/// The same request again counts nothing more. Where an incident covers the report, it is looked no
/// further: in the middle of a surge a report costs no more than before it.
public final class CountReport {

    private final Reports reports;
    private final Incidents incidents;
    private final OpenIncidents openIncidents;
    private final SurgePolicy policy;
    private final Clock clock;

    public CountReport(
            Reports reports, Incidents incidents, Cases cases, Operators operators, SurgePolicy policy, Clock clock) {
        this.reports = reports;
        this.incidents = incidents;
        this.openIncidents = new OpenIncidents(reports, incidents, cases, operators, policy, clock);
        this.policy = policy;
        this.clock = clock;
    }

    /// @return the open incident that covers it, if there is one; the one whose name comes first where
    ///     several do
    public Optional<Incident> count(Report report) {
        var isNew = reports.keep(report);
        var open = incidents.open();
        var covering = covering(open, report);
        if (covering.isPresent()) {
            countWhere(openIncidents.add(covering.get(), report) && isNew, report);
            return covering;
        }
        return look(report, isNew, open);
    }

    private Optional<Incident> look(Report report, boolean isNew, List<Incident> open) {
        var window = reports.since(clock.instant().minus(policy.window()));
        countWhere(isNew && window.stream().noneMatch(known -> isRepeatedBy(known, report)), report);
        return covering(openIncidents.open(window, open), report);
    }

    /// Somebody who asks again is no second one without a code.
    private static boolean isRepeatedBy(Report known, Report report) {
        return known.deliveryId().equals(report.deliveryId())
                && !known.requestId().equals(report.requestId());
    }

    private void countWhere(boolean isFirst, Report report) {
        if (isFirst) {
            reports.count(report);
        }
    }

    private static Optional<Incident> covering(List<Incident> open, Report report) {
        return open.stream()
                .filter(incident -> incident.trait().covers(report))
                .min(Comparator.comparing(incident -> incident.trait().dimension()));
    }
}
