package dev.latchkey.support;

import dev.latchkey.fault.ClearFault;
import dev.latchkey.fault.RaiseFault;
import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Faults.Raised.Opened;
import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.LastHealth;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.PresencePolicy;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.locker.WatchPanel.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Raises and clears the faults that a locker cannot report of itself (it has no connection, it says
/// nothing, somebody is guessing at its panel), and keeps how it stands.
///
/// Whoever changes something of a locker calls this afterwards, and a schedule calls it for what only time
/// changes.
public final class CheckLocker {

    private final Lockers lockers;
    private final Faults faults;
    private final WatchPanel watchPanel;
    private final Fleet fleet;
    private final RaiseFault raiseFault;
    private final ClearFault clearFault;
    private final PresencePolicy policy;
    private final Clock clock;

    public CheckLocker(
            Lockers lockers,
            Faults faults,
            WatchPanel watchPanel,
            Fleet fleet,
            RaiseFault raiseFault,
            ClearFault clearFault,
            PresencePolicy policy,
            Clock clock) {
        this.lockers = lockers;
        this.faults = faults;
        this.watchPanel = watchPanel;
        this.fleet = fleet;
        this.raiseFault = raiseFault;
        this.clearFault = clearFault;
        this.policy = policy;
        this.clock = clock;
    }

    public Checked check(String lockerId) {
        return check(lockerId, Optional.empty());
    }

    /// @param listed how the fleet's list has it stand; it is written to only where that has changed
    Checked check(String lockerId, Standing listed) {
        return check(lockerId, Optional.of(listed));
    }

    private Checked check(String lockerId, Optional<Standing> listed) {
        var now = clock.instant();
        var open = faults.open(lockerId).stream().map(LockerFault::code).collect(Collectors.toSet());
        var raised = EnumSet.noneOf(CloudFault.class);
        signs(lockerId, now).forEach((fault, sign) -> {
            boolean isOpen = open.contains(fault.code());
            if (sign.shows() && !isOpen && raise(lockerId, fault, sign, now)) {
                raised.add(fault);
            }
            if (sign.isGone() && isOpen) {
                clearFault.clear(lockerId, fault.code(), now);
            }
        });
        return new Checked(keep(lockerId, listed), raised);
    }

    /// Begins and ends by the cloud's clock, so that no clock elsewhere puts one before the other.
    ///
    /// @return whether it was not open before
    private boolean raise(String lockerId, CloudFault fault, Sign sign, Instant now) {
        return raiseFault.raise(lockerId, fault.code(), fault.severity(), now, sign.evidence()) instanceof Opened;
    }

    /// In a fixed order: it decides in which faults are raised.
    private Map<CloudFault, Sign> signs(String lockerId, Instant now) {
        var presence = lockers.presence(lockerId);
        var signs = new EnumMap<CloudFault, Sign>(CloudFault.class);
        signs.put(CloudFault.OFFLINE, offline(presence, now));
        signs.put(CloudFault.SILENT, silent(presence, lockers.health(lockerId), now));
        signs.put(CloudFault.GUESSING, guessing(watchPanel.look(lockerId)));
        return signs;
    }

    private Sign offline(Presence presence, Instant now) {
        return presence.awaySince()
                .map(since -> new Sign(
                        isOver(since, policy.offlineFault(), now), false, Map.of("awaySince", since.toString())))
                .orElse(Sign.GONE);
    }

    /// A locker that has never said anything is not installed yet.
    private Sign silent(Presence presence, Optional<LastHealth> health, Instant now) {
        return Stream.concat(presence.connected().map(Word::at).stream(), health.map(LastHealth::heardAt).stream())
                .max(Instant::compareTo)
                .filter(heard -> presence.isConnected())
                .filter(heard -> isOver(heard, policy.silentFault(), now))
                .map(heard -> new Sign(true, false, Map.of("heardAt", heard.toString())))
                .orElse(Sign.GONE);
    }

    private static Sign guessing(Watched panel) {
        return new Sign(panel.isGuessedAt(), panel.isQuiet(), Map.of("wrongCodes", panel.wrongCodes()));
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return !now.isBefore(since.plus(time));
    }

    /// Looks again after it has written: of two that write at once the later one has seen what the other
    /// one did.
    private Standing keep(String lockerId, Optional<Standing> listed) {
        var standing = standing(lockerId);
        if (listed.filter(standing::equals).isPresent()) {
            return standing;
        }
        while (true) {
            fleet.keep(lockerId, standing);
            var now = standing(lockerId);
            if (now.equals(standing)) {
                return standing;
            }
            standing = now;
        }
    }

    private Standing standing(String lockerId) {
        return new Standing(
                lockers.presence(lockerId).awaySince(),
                faults.open(lockerId).size(),
                watchPanel.look(lockerId).wrongCodes());
    }

    /// What says that a fault is there.
    ///
    /// @param isGone what says that it is over; neither holds while it is not certain
    private record Sign(boolean shows, boolean isGone, Map<String, Object> evidence) {

        private static final Sign GONE = new Sign(false, true, Map.of());
    }

    /// What a look at a locker came to.
    ///
    /// @param raised the faults that were not open before
    public record Checked(Standing standing, Set<CloudFault> raised) {}
}
