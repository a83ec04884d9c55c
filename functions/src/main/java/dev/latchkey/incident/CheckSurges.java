package dev.latchkey.incident;

import dev.latchkey.incident.Operators.Word;
import dev.latchkey.support.Cases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks again and again at the reports of late: closes incidents of which there have been few for a whole
/// window, gives them the name that has shown by now, and opens those that nobody's report has opened.
public final class CheckSurges {

    /// Whoever has just opened an incident is about to tell of it.
    private static final Duration ABOUT_TO_TELL = Duration.ofMinutes(1);

    private final Reports reports;
    private final Incidents incidents;
    private final Operators operators;
    private final OpenIncidents openIncidents;
    private final SurgePolicy policy;
    private final Clock clock;

    public CheckSurges(
            Reports reports, Incidents incidents, Cases cases, Operators operators, SurgePolicy policy, Clock clock) {
        this.reports = reports;
        this.incidents = incidents;
        this.operators = operators;
        this.openIncidents = new OpenIncidents(reports, incidents, cases, operators, policy, clock);
        this.policy = policy;
        this.clock = clock;
    }

    public Outcome check() {
        var window = reports.since(clock.instant().minus(policy.window()));
        var before = incidents.open();
        var surges = openIncidents.surges();
        before.forEach(incident -> check(incident, window, surges));
        var open = incidents.open();
        open.stream().filter(this::isUntold).forEach(openIncidents::tell);
        var opened = openIncidents.open(window, open);
        return new Outcome(open.size() + opened.size(), opened.size(), closed(before, open));
    }

    private static int closed(List<Incident> before, List<Incident> open) {
        var stillOpen = open.stream().map(Incident::incidentId).toList();
        return (int) before.stream()
                .filter(incident -> !stillOpen.contains(incident.incidentId()))
                .count();
    }

    private void check(Incident incident, List<Report> window, FindSurges surges) {
        var surge = surges.of(incident.trait(), window);
        var calmSince = calmSince(incident, surge);
        if (calmSince.filter(this::isOver).isPresent()) {
            close(incident);
        } else if (calmSince.isPresent()) {
            incidents.note(incident.seenAs(incident.trait(), incident.shared(), calmSince));
        } else {
            goesOn(incident, surges.of(surges.name(surge, window), window));
        }
    }

    private Optional<Instant> calmSince(Incident incident, Surge surge) {
        return policy.isCalm(surge.reports().size(), surge.usual())
                ? incident.calmSince().or(() -> Optional.of(clock.instant()))
                : Optional.empty();
    }

    private boolean isOver(Instant calmSince) {
        return !clock.instant().isBefore(calmSince.plus(policy.window()));
    }

    /// Told first: what breaks off in between is told twice, and not never.
    private void close(Incident incident) {
        if (operators.tell(new Word.Closed(incident))) {
            incidents.close(incident.incidentId(), clock.instant());
        }
    }

    private void goesOn(Incident incident, Surge surge) {
        var seen = incident.seenAs(surge.trait(), surge.shared(), Optional.empty());
        if (!seen.equals(incident) && incidents.note(seen) && !seen.trait().equals(incident.trait())) {
            operators.tell(new Word.Renamed(seen, incident.trait()));
        }
    }

    private boolean isUntold(Incident incident) {
        return !incident.isTold() && clock.instant().isAfter(incident.openedAt().plus(ABOUT_TO_TELL));
    }

    /// @param open the incidents that are open now
    public record Outcome(int open, int opened, int closed) {}
}
