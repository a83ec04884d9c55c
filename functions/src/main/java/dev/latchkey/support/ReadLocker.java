package dev.latchkey.support;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.LastHealth;
import dev.latchkey.locker.Lockers.Occupant;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.support.Audit.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts together what is known of a locker, for support and technicians.
public final class ReadLocker {

    private static final int LAST_DEEDS = 20;

    private final Lockers lockers;
    private final Faults faults;
    private final WatchPanel watchPanel;
    private final Audit audit;

    public ReadLocker(Lockers lockers, Faults faults, WatchPanel watchPanel, Audit audit) {
        this.lockers = lockers;
        this.faults = faults;
        this.watchPanel = watchPanel;
        this.audit = audit;
    }

    public Optional<KnownLocker> read(String lockerId) {
        return lockers.find(lockerId).map(this::known);
    }

    private KnownLocker known(Locker locker) {
        var lockerId = locker.lockerId();
        var presence = lockers.presence(lockerId);
        var open = faults.open(lockerId);
        var health = lockers.health(lockerId);
        var panel = watchPanel.look(lockerId);
        var standing = new Standing(presence.awaySince(), open.size(), panel.wrongCodes());
        return new KnownLocker(
                locker,
                standing,
                presence,
                panel.lockedUntil(),
                health,
                lockers.latestManifestVersion(lockerId),
                lockers.appliedManifestVersion(lockerId),
                compartments(locker, health),
                open,
                audit.last(Subject.locker(lockerId), LAST_DEEDS));
    }

    private List<KnownCompartment> compartments(Locker locker, Optional<LastHealth> health) {
        var occupants = byNumber(lockers.occupants(locker.lockerId()), Occupant::compartment);
        var reports =
                byNumber(health.map(last -> last.report().compartments()).orElse(List.of()), CompartmentReport::number);
        return locker.compartments().stream()
                .map(compartment -> new KnownCompartment(
                        compartment.number(),
                        compartment.size(),
                        Optional.ofNullable(occupants.get(compartment.number())),
                        Optional.ofNullable(reports.get(compartment.number()))))
                .toList();
    }

    private static <T> Map<Integer, T> byNumber(List<T> all, Function<T, Integer> number) {
        return all.stream().collect(Collectors.toMap(number, Function.identity(), (one, other) -> other));
    }

    /// A locker with everything that is known of it.
    ///
    /// @param lockedUntil where its panel takes no codes now
    /// @param health what it said last
    /// @param faults those that are open
    /// @param deeds the last ones that people did to it, newest first
    public record KnownLocker(
            Locker locker,
            Standing standing,
            Presence presence,
            Optional<Instant> lockedUntil,
            Optional<LastHealth> health,
            long manifestVersion,
            long appliedVersion,
            List<KnownCompartment> compartments,
            List<LockerFault> faults,
            List<Numbered> deeds) {}

    /// A compartment as the cloud knows it, and as its locker reported it last.
    public record KnownCompartment(
            int number, Size size, Optional<Occupant> occupant, Optional<CompartmentReport> report) {

        /// What can become of it. A parcel can lie in one that is out of use.
        public enum State {
            FREE,
            OCCUPIED,
            OUT_OF_USE,
            OCCUPIED_AND_OUT_OF_USE
        }

        public State state() {
            if (isOccupied()) {
                return isOutOfUse() ? State.OCCUPIED_AND_OUT_OF_USE : State.OCCUPIED;
            }
            return isOutOfUse() ? State.OUT_OF_USE : State.FREE;
        }

        /// Either side suffices: nobody puts a parcel onto another.
        private boolean isOccupied() {
            return occupant.isPresent()
                    || report.filter(CompartmentReport::isOccupied).isPresent();
        }

        private boolean isOutOfUse() {
            return report.filter(it -> !it.inUse()).isPresent();
        }
    }
}
