package dev.latchkey.support;

import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.PresencePolicy;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.WatchPanel.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a look at a locker finds.
///
/// @param reportedAt when its last report of health came, by the cloud's clock
/// @param openFaults the codes of all that have not cleared
record Seen(Presence presence, Optional<Instant> reportedAt, List<String> openFaults, Watched panel) {

    /// Makes up for a look that was lost, at a locker of which nothing is heard any more.
    private static final Duration AT_LEAST_EVERY = Duration.ofDays(1);

    boolean isOpen(CloudFault fault) {
        return openFaults.contains(fault.code());
    }

    Standing standing() {
        return new Standing(presence.awaySince(), openFaults.size(), panel.wrongCodes());
    }

    /// Since when one that has a connection has said nothing. One that has never said anything is not installed yet.
    Optional<Instant> quietSince() {
        return Stream.concat(presence.connected().map(Word::at).stream(), reportedAt.stream())
                .max(Instant::compareTo)
                .filter(heard -> presence.isConnected());
    }

    /// When time alone can change something of this: at once while somebody types wrong codes.
    Instant lookAt(PresencePolicy policy, Instant now) {
        if (panel.wrongCodes() > 0 || isOpen(CloudFault.GUESSING)) {
            return now;
        }
        var away = presence.awaySince().filter(since -> !isOpen(CloudFault.OFFLINE));
        var quiet = quietSince().filter(since -> !isOpen(CloudFault.SILENT));
        return Stream.of(
                        away.map(since -> since.plus(policy.offlineFault())),
                        quiet.map(since -> since.plus(policy.silentFault())),
                        Optional.of(now.plus(AT_LEAST_EVERY)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
