package dev.latchkey.device;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Tells, once the network is back, that it was lost, and for how long: at least a minute, since shorter cuts are
/// everyday.
final class WatchNetwork {

    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private final Faults faults;
    private final Surroundings surroundings;
    private Optional<Long> lostAt = Optional.empty();

    WatchNetwork(Faults faults, Surroundings surroundings) {
        this.faults = faults;
        this.surroundings = surroundings;
    }

    /// Each but the first of several in a row says nothing new.
    void disconnected() {
        lostAt = lostAt.or(() -> Optional.of(surroundings.nanos().getAsLong()));
    }

    void connected() {
        lostAt.map(at -> Duration.ofNanos(surroundings.nanos().getAsLong() - at))
                .filter(away -> away.compareTo(WORTH_TELLING) >= 0)
                .ifPresent(this::tell);
        lostAt = Optional.empty();
    }

    private void tell(Duration away) {
        faults.tell(FaultCode.NETWORK_LOST, Map.of("seconds", away.toSeconds()));
    }
}
