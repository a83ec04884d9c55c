package dev.latchkey.memory;

import dev.latchkey.incident.Report;
import dev.latchkey.incident.Reports;
import dev.latchkey.incident.Trait;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reports in memory.
public final class InMemoryReports implements Reports {

    private final Set<String> requests = new HashSet<>();
    private final TreeMap<Instant, TreeMap<String, Report>> reports = new TreeMap<>();
    private final Map<Trait, TreeMap<Instant, Long>> figures = new HashMap<>();

    @Override
    public synchronized boolean keep(Report report) {
        var isNew = requests.add(report.requestId());
        if (isNew) {
            reports.computeIfAbsent(report.at(), at -> new TreeMap<>()).put(report.requestId(), report);
        }
        return isNew;
    }

    @Override
    public synchronized List<Report> since(Instant from) {
        return reports.subMap(from, from.plus(KEPT)).values().stream()
                .flatMap(each -> each.values().stream())
                .toList();
    }

    @Override
    public synchronized void count(Report report) {
        var hour = report.at().truncatedTo(ChronoUnit.HOURS);
        Trait.of(report)
                .forEach(trait ->
                        figures.computeIfAbsent(trait, same -> new TreeMap<>()).merge(hour, 1L, Long::sum));
    }

    @Override
    public synchronized List<Hour> hours(Trait trait, LocalDate first, LocalDate last) {
        return figures
                .getOrDefault(trait, new TreeMap<>())
                .subMap(start(first), start(last.plusDays(1)))
                .entrySet()
                .stream()
                .map(hour -> new Hour(hour.getKey(), hour.getValue()))
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
