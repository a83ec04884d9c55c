package dev.latchkey.locker;

import dev.latchkey.locker.Decision.Granted;
import dev.latchkey.locker.Decision.Refused;
import java.time.Clock;

/// Answers a locker that was given a code which its manifest does not hold.
public final class ValidateCode {

    private final Lockers lockers;
    private final LockerLink link;
    private final Clock clock;

    public ValidateCode(Lockers lockers, LockerLink link, Clock clock) {
        this.lockers = lockers;
        this.link = link;
        this.clock = clock;
    }

    /// @param digest of the digits under the locker's key
    public Decision validate(String lockerId, String requestId, String digest) {
        var decision = decide(lockerId, requestId, digest);
        link.publishDecision(lockerId, decision);
        return decision;
    }

    private Decision decide(String lockerId, String requestId, String digest) {
        return lockers.findGrant(lockerId, digest, clock.instant())
                .<Decision>map(grant -> new Granted(
                        requestId, grant.deliveryId(), grant.compartment(), grant.codeVersion(), grant.expiresAt()))
                .orElseGet(() -> new Refused(requestId, "unknownCode"));
    }
}
