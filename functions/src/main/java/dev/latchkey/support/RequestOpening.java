package dev.latchkey.support;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Principal;
import dev.latchkey.support.RequestOpening.Requested.Accepted;
import dev.latchkey.support.RequestOpening.Requested.NoSuchCompartment;
import dev.latchkey.support.RequestOpening.Requested.NoSuchLocker;
import dev.latchkey.support.RequestOpening.Requested.NotConnected;
import dev.latchkey.support.StepUp.OpenCompartment;
import java.time.Instant;

/// Somebody at support asks that a door be opened from afar. A second person has to agree.
public final class RequestOpening {

    private final Lockers lockers;
    private final RequestApproval requestApproval;

    public RequestOpening(Lockers lockers, RequestApproval requestApproval) {
        this.lockers = lockers;
        this.requestApproval = requestApproval;
    }

    public Requested request(String lockerId, int compartment, Principal by, String reason) {
        return lockers.find(lockerId)
                .map(locker -> request(locker, compartment, by, reason))
                .orElseGet(NoSuchLocker::new);
    }

    private Requested request(Locker locker, int compartment, Principal by, String reason) {
        if (!locker.hasCompartment(compartment)) {
            return new NoSuchCompartment();
        }
        return lockers.presence(locker.lockerId())
                .awaySince()
                .<Requested>map(NotConnected::new)
                .orElseGet(() -> new Accepted(
                        requestApproval.request(new OpenCompartment(locker.lockerId(), compartment), by, reason)));
    }

    /// What became of it.
    public sealed interface Requested {

        record Accepted(Approval approval) implements Requested {}

        record NoSuchLocker() implements Requested {}

        record NoSuchCompartment() implements Requested {}

        /// No command reaches it.
        record NotConnected(Instant since) implements Requested {}
    }
}
