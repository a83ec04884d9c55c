package dev.latchkey.digest;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.digest.Digest.LaneFigures;
import dev.latchkey.digest.Digest.Took;
import dev.latchkey.digest.Figure.Collected;
import dev.latchkey.digest.Figure.Reached;
import dev.latchkey.digest.Figure.Received;
import dev.latchkey.digest.Figure.Sent;
import dev.latchkey.digest.Figure.Unreachable;
import dev.latchkey.incident.Dimension;
import dev.latchkey.incident.Incident;
import dev.latchkey.incident.Incidents;
import dev.latchkey.incident.Reports;
import dev.latchkey.incident.Reports.Hour;
import dev.latchkey.incident.Trait;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Fleet;
import dev.latchkey.notice.Lane;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a day's figures together.
public final class MakeDigest {

    private static final int MOST_INCIDENTS = 100;

    private final Figures figures;
    private final Reports reports;
    private final Incidents incidents;
    private final Outages outages;
    private final Clock clock;

    public MakeDigest(Figures figures, Reports reports, Incidents incidents, Faults faults, Fleet fleet, Clock clock) {
        this.figures = figures;
        this.reports = reports;
        this.incidents = incidents;
        this.outages = new Outages(faults, fleet);
        this.clock = clock;
    }

    Digest of(LocalDate day) {
        var counted = figures.of(day);
        return new Digest(
                day,
                reports(day),
                took(counted, Reached.class, Reached::bucket),
                took(counted, Collected.class, Collected::bucket),
                only(counted, Unreachable.class).count(),
                lanes(counted),
                outages.on(day, clock.instant()),
                incidents(day));
    }

    private Map<Cause, Long> reports(LocalDate day) {
        return Stream.of(Cause.values()).collect(Collectors.toMap(Function.identity(), cause -> reports(cause, day)));
    }

    private long reports(Cause cause, LocalDate day) {
        return reports.hours(new Trait(Dimension.CAUSE, cause.name()), day, day).stream()
                .mapToLong(Hour::reports)
                .sum();
    }

    private static <F extends Figure> Took took(Map<Figure, Long> counted, Class<F> kind, Function<F, Integer> bucket) {
        return Took.of(
                new Histogram(only(counted, kind).collect(Collectors.toMap(bucket, figure -> counted.get(figure)))));
    }

    private static List<LaneFigures> lanes(Map<Figure, Long> counted) {
        return counted.keySet().stream()
                .flatMap(figure -> lane(figure).stream())
                .distinct()
                .sorted(Comparator.comparing(Lane::channel).thenComparing(Lane::country))
                .map(lane -> new LaneFigures(
                        lane, counted.getOrDefault(new Sent(lane), 0L), counted.getOrDefault(new Received(lane), 0L)))
                .toList();
    }

    private static Optional<Lane> lane(Figure figure) {
        return switch (figure) {
            case Sent sent -> Optional.of(sent.lane());
            case Received received -> Optional.of(received.lane());
            case Reached ignored -> Optional.empty();
            case Collected ignored -> Optional.empty();
            case Unreachable ignored -> Optional.empty();
        };
    }

    private static <F extends Figure> Stream<F> only(Map<Figure, Long> counted, Class<F> kind) {
        return counted.keySet().stream().filter(kind::isInstance).map(kind::cast);
    }

    private List<String> incidents(LocalDate day) {
        return incidents.newest(MOST_INCIDENTS).stream()
                .filter(incident ->
                        LocalDate.ofInstant(incident.openedAt(), ZoneOffset.UTC).equals(day))
                .map(Incident::incidentId)
                .sorted()
                .toList();
    }
}
