package dev.latchkey.memory;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Outage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Faults in memory.
public final class InMemoryFaults implements Faults {

    private final Map<String, LockerFault> faults = new LinkedHashMap<>();
    private final Map<Place, String> newest = new HashMap<>();
    private final Map<Place, Instant> clearedAt = new HashMap<>();

    @Override
    public synchronized Raised raise(LockerFault begun) {
        var place = new Place(begun.lockerId(), begun.code(), begun.compartment());
        var known = Optional.ofNullable(newest.get(place)).map(faults::get).filter(LockerFault::isOpen);
        if (known.isPresent()) {
            return new Raised.Known(known.get());
        }
        var over = clearedAt.get(place);
        if (over != null && !over.isBefore(begun.since())) {
            faults.putIfAbsent(begun.faultId(), begun.cleared(over));
            return new Raised.Over(faults.get(begun.faultId()));
        }
        var same = faults.get(begun.faultId());
        if (same != null) {
            return new Raised.Over(same);
        }
        faults.put(begun.faultId(), begun);
        newest.put(place, begun.faultId());
        return new Raised.Opened(begun);
    }

    @Override
    public synchronized Optional<LockerFault> clear(String lockerId, String code, int compartment, Instant at) {
        var place = new Place(lockerId, code, compartment);
        var fault = Optional.ofNullable(newest.get(place)).map(faults::get);
        if (fault.filter(it -> it.isOpen() && it.since().isAfter(at)).isPresent()) {
            return Optional.empty();
        }
        clearedAt.merge(place, at, (one, other) -> one.isAfter(other) ? one : other);
        return fault.map(it -> it.isOpen() ? it.cleared(at) : it).map(it -> {
            faults.put(it.faultId(), it);
            return it;
        });
    }

    @Override
    public synchronized Optional<LockerFault> find(String lockerId, String faultId) {
        return Optional.ofNullable(faults.get(faultId))
                .filter(it -> it.lockerId().equals(lockerId));
    }

    @Override
    public synchronized List<LockerFault> open(String lockerId) {
        return openSince(lockerId, Instant.MAX);
    }

    @Override
    public synchronized List<LockerFault> openSince(String lockerId, Instant time) {
        return newest.entrySet().stream()
                .filter(known -> known.getKey().lockerId().equals(lockerId))
                .map(known -> faults.get(known.getValue()))
                .filter(fault -> fault.isOpenAt(time))
                .sorted(Comparator.comparing(LockerFault::code).thenComparing(LockerFault::compartment))
                .toList();
    }

    @Override
    public synchronized List<Outage> overOn(LocalDate day) {
        return faults.values().stream()
                .filter(fault -> fault.clearedAt()
                        .filter(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day))
                        .isPresent())
                .map(fault -> new Outage(
                        fault.lockerId(), fault.since(), fault.clearedAt().orElseThrow()))
                .toList();
    }

    @Override
    public synchronized Optional<LockerFault> note(String lockerId, String faultId, UnaryOperator<Handling> change) {
        var changed = find(lockerId, faultId).map(fault -> fault.with(change.apply(fault.handling())));
        changed.ifPresent(fault -> faults.put(faultId, fault));
        return changed;
    }

    private record Place(String lockerId, String code, int compartment) {}
}
