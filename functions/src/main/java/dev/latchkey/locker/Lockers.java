package dev.latchkey.locker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the cloud knows of its lockers. Every read sees every write that was answered before it.
public interface Lockers {

    Optional<Locker> find(String lockerId);

    /// Adds a locker or replaces its description; grants, manifest version and key version of a known one
    /// stay.
    void provision(Locker locker);

    /// Notes that a parcel is on its way to a locker, so that its deposit is known; doing so again changes
    /// nothing.
    ///
    /// @return false where another delivery is expected there under the same tracking number
    boolean expect(String lockerId, String trackingNumber, String deliveryId);

    /// Frees the tracking number at the locker, with what was deposited under it, where it is still this
    /// delivery's.
    void forget(String lockerId, String trackingNumber, String deliveryId);

    /// The delivery that was announced under a tracking number.
    Optional<String> expectedDelivery(String lockerId, String trackingNumber);

    /// Keeps what a locker says was put into it, announced or not.
    void keepDeposit(String lockerId, Deposit deposit);

    Optional<Deposit> findDeposit(String lockerId, String trackingNumber);

    /// Notes that a parcel was taken out of a compartment; where another parcel lies in it by now, nothing
    /// happens.
    void vacate(String lockerId, int compartment, String trackingNumber);

    /// The parcels in a locker by what it has reported, in the order of their compartments.
    List<Occupant> occupants(String lockerId);

    /// The live grants at `now`, in the order of their delivery ids.
    List<Grant> grants(String lockerId, Instant now);

    /// The live grant of a code's digest.
    Optional<Grant> findGrant(String lockerId, String digest, Instant now);

    /// The grants of all codes that have not ended, those past their expiry too, in the order of their
    /// delivery ids.
    List<Grant> openGrants(String lockerId);

    /// Takes the next manifest version: one higher than every version taken before.
    long nextManifestVersion(String lockerId);

    /// The highest manifest version taken so far, 0 where there is none.
    long latestManifestVersion(String lockerId);

    /// Notes that the locker has applied a version. It only rises.
    void applied(String lockerId, long version);

    /// The highest version that the locker has acknowledged, 0 where there is none.
    long appliedManifestVersion(String lockerId);

    /// Notes that a delivery's workflow waits until the locker has applied `version`.
    void awaitSync(String lockerId, String deliveryId, long version);

    /// The deliveries whose workflows wait for a version up to `version`.
    List<String> deliveriesAwaitingSync(String lockerId, long version);

    void endSync(String lockerId, String deliveryId);

    /// Which keys sign for the locker; empty where that was never changed.
    Optional<KeyPlan> keyPlan(String lockerId);

    /// Makes `kid` the next key, announced from the next manifest version on: whoever takes a version after this
    /// finds it in the plan.
    ///
    /// @return false where the plan has changed since `known` was read
    boolean announceKey(String lockerId, KeyPlan known, String kid);

    /// Puts a plan in the place of the known one; one that announces nothing new.
    ///
    /// @return false where the plan has changed since `known` was read
    boolean changeKeys(String lockerId, KeyPlan known, KeyPlan changed);

    /// Keeps what a locker says of its own state, where that is newer than what is known: by its own count,
    /// or by its clock where it counts anew.
    ///
    /// @param heardAt by the cloud's clock
    void noteHealth(String lockerId, LockerEvent.Health health, Instant heardAt);

    /// What the locker said of its own state last.
    Optional<LastHealth> health(String lockerId);

    /// Keeps that a connection of the locker began, where that is newer than what is known.
    void noteConnected(String lockerId, Presence.Word word);

    /// Keeps that a connection of the locker ended, where that is newer than what is known.
    void noteDisconnected(String lockerId, Presence.Word word);

    Presence presence(String lockerId);

    /// @param heardAt by the cloud's clock
    record LastHealth(Instant heardAt, HealthReport report) {}

    /// A parcel that lies in a locker.
    ///
    /// @param deliveryId empty where nobody has announced it, or its delivery is over
    record Occupant(int compartment, Instant since, Optional<String> deliveryId) {}

    /// A parcel that a locker saw go in.
    record Deposit(String eventId, String trackingNumber, int compartment, Instant at) {

        /// The same, told by a locker whose clock is not ahead.
        public Deposit notAfter(Instant now) {
            return at.isAfter(now) ? new Deposit(eventId, trackingNumber, compartment, now) : this;
        }
    }
}
