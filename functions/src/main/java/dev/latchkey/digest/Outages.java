package dev.latchkey.digest;

import dev.latchkey.digest.Digest.LockerFigures;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.Outage;
import dev.latchkey.locker.Standing.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Works out for how long each locker had a fault on a day: from the faults that were over on that day or
/// since then, and from those that go on.
final class Outages {

    private static final int PAGE = 100;

    private final Faults faults;
    private final Fleet fleet;

    Outages(Faults faults, Fleet fleet) {
        this.faults = faults;
        this.fleet = fleet;
    }

    List<LockerFigures> on(LocalDate day, Instant now) {
        var outages = Stream.concat(over(day, now), open(now)).collect(Collectors.groupingBy(Outage::lockerId));
        return outages.entrySet().stream()
                .map(locker -> new LockerFigures(locker.getKey(), length(locker.getValue(), day)))
                .filter(locker -> locker.faulty().isPositive())
                .sorted(Comparator.comparing(LockerFigures::faulty).reversed().thenComparing(LockerFigures::lockerId))
                .toList();
    }

    private Stream<Outage> over(LocalDate day, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return day.datesUntil(today.plusDays(1)).flatMap(each -> faults.overOn(each).stream());
    }

    private Stream<Outage> open(Instant now) {
        return Stream.of(State.OFFLINE, State.FAULTY)
                .flatMap(this::lockers)
                .flatMap(locker -> faults.open(locker.lockerId()).stream())
                .map(fault -> new Outage(fault.lockerId(), fault.since(), now));
    }

    private Stream<Overview> lockers(State state) {
        return Stream.iterate(
                        fleet.in(state, "", PAGE),
                        page -> !page.isEmpty(),
                        page -> fleet.in(state, page.getLast().lockerId(), PAGE))
                .flatMap(List::stream);
    }

    /// Where several overlap, their time counts once.
    private static Duration length(List<Outage> outages, LocalDate day) {
        var reached = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = reached.plus(Duration.ofDays(1));
        var length = Duration.ZERO;
        for (var outage :
                outages.stream().sorted(Comparator.comparing(Outage::from)).toList()) {
            var from = outage.from().isAfter(reached) ? outage.from() : reached;
            var to = outage.to().isBefore(end) ? outage.to() : end;
            if (to.isAfter(from)) {
                length = length.plus(Duration.between(from, to));
                reached = to;
            }
        }
        return length;
    }
}
