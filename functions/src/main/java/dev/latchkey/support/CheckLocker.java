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
import dev.latchkey.locker.PresencePolicy;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.locker.WatchPanel.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /// @param listed how the fleet's list has it stand, and that it is to be looked at now; it is written to only where
    ///     one of them has changed
    Checked check(String lockerId, Standing listed) {
        return check(lockerId, Optional.of(listed));
    }

    private Checked check(String lockerId, Optional<Standing> listed) {
        var now = clock.instant();
        var seen = look(lockerId);
        var news = signs(seen, now).stream().filter(sign -> sign.isNewsTo(seen)).toList();
        var raised = EnumSet.noneOf(CloudFault.class);
        for (var sign : news) {
            if (seen.isOpen(sign.of())) {
                clearFault.clear(lockerId, sign.of().code(), now);
            } else {
                raise(lockerId, sign, now).ifPresent(raised::add);
            }
        }
        return new Checked(keep(lockerId, news.isEmpty() ? seen : look(lockerId), listed, now), raised);
    }

    /// Begins and ends by the cloud's clock, so that no clock elsewhere puts one before the other.
    ///
    /// @return nothing where it was open before
    private Optional<CloudFault> raise(String lockerId, Sign sign, Instant now) {
        var fault = sign.of();
        var raised = raiseFault.raise(lockerId, fault.code(), fault.severity(), now, sign.evidence());
        return raised instanceof Opened ? Optional.of(fault) : Optional.empty();
    }

    private Seen look(String lockerId) {
        return new Seen(
                lockers.presence(lockerId),
                lockers.health(lockerId).map(LastHealth::heardAt),
                faults.open(lockerId).stream().map(LockerFault::code).toList(),
                watchPanel.look(lockerId));
    }

    /// In a fixed order: it decides in which faults are raised.
    private List<Sign> signs(Seen seen, Instant now) {
        return List.of(offline(seen, now), silent(seen, now), guessing(seen.panel()));
    }

    private Sign offline(Seen seen, Instant now) {
        return seen.presence()
                .awaySince()
                .map(since -> new Sign(
                        CloudFault.OFFLINE,
                        isOver(since, policy.offlineFault(), now),
                        false,
                        Map.of("awaySince", since.toString())))
                .orElse(Sign.gone(CloudFault.OFFLINE));
    }

    private Sign silent(Seen seen, Instant now) {
        return seen.quietSince()
                .filter(heard -> isOver(heard, policy.silentFault(), now))
                .map(heard -> new Sign(CloudFault.SILENT, true, false, Map.of("heardAt", heard.toString())))
                .orElse(Sign.gone(CloudFault.SILENT));
    }

    private static Sign guessing(Watched panel) {
        return new Sign(
                CloudFault.GUESSING, panel.isGuessedAt(), panel.isQuiet(), Map.of("wrongCodes", panel.wrongCodes()));
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return !now.isBefore(since.plus(time));
    }

    /// Looks again after it has written: of two that write at once the later one has seen what the other
    /// one did.
    private Standing keep(String lockerId, Seen first, Optional<Standing> listed, Instant now) {
        var seen = first;
        if (isListed(seen, listed, now)) {
            return seen.standing();
        }
        while (true) {
            fleet.keep(lockerId, seen.standing(), seen.lookAt(policy, now));
            var next = look(lockerId);
            if (next.equals(seen)) {
                return seen.standing();
            }
            seen = next;
        }
    }

    private boolean isListed(Seen seen, Optional<Standing> listed, Instant now) {
        return listed.filter(seen.standing()::equals).isPresent()
                && !seen.lookAt(policy, now).isAfter(now);
    }

    /// What says that a fault is there.
    ///
    /// @param isGone what says that it is over; neither holds while it is not certain
    private record Sign(CloudFault of, boolean shows, boolean isGone, Map<String, Object> evidence) {

        static Sign gone(CloudFault fault) {
            return new Sign(fault, false, true, Map.of());
        }

        boolean isNewsTo(Seen seen) {
            return seen.isOpen(of) ? isGone : shows;
        }
    }

    /// What a look at a locker came to.
    ///
    /// @param raised the faults that were not open before
    public record Checked(Standing standing, Set<CloudFault> raised) {}
}
