package dev.latchkey.local.simulation.judge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that crossed a boundary, by the virtual clock: seen from a pavement, a phone, a carrier's log, a
/// support desk or a cable.
public sealed interface Sighting {

    Instant at();

    /// Whom it is about; empty where that cannot be seen.
    default Optional<String> delivery() {
        return Optional.empty();
    }

    /// Where it happened; empty where that is nowhere near a locker.
    default Optional<String> locker() {
        return switch (this) {
            case Attempt it -> Optional.of(it.lockerId());
            case DoorOpened it -> Optional.of(it.lockerId());
            case LinkChanged it -> Optional.of(it.lockerId());
            case SensorChanged it -> Optional.of(it.lockerId());
            default -> Optional.empty();
        };
    }

    /// Something that shows whose parcel it is about.
    sealed interface OfDelivery extends Sighting {
        String deliveryId();

        @Override
        default Optional<String> delivery() {
            return Optional.of(deliveryId());
        }
    }

    /// Something that may open a door.
    sealed interface Attempt extends Sighting {
        String lockerId();
    }

    /// A carrier posted a webhook and was answered.
    ///
    /// @param type such as `delivered`
    /// @param status of HTTP
    record WebhookAnswered(Instant at, String deliveryId, String type, int status) implements OfDelivery {}

    /// A registration was posted and answered.
    ///
    /// @param addresses where its recipient can be reached
    /// @param status of HTTP; after a 5xx it may have been taken in all the same
    record RegistrationAnswered(
            Instant at, String deliveryId, String recipientId, String lockerId, Set<String> addresses, int status)
            implements OfDelivery {

        public RegistrationAnswered {
            addresses = Set.copyOf(addresses);
        }
    }

    /// Somebody told the system where a recipient can be reached, and was answered.
    record ContactAnswered(Instant at, String recipientId, Set<String> addresses, int status) implements Sighting {

        public ContactAnswered {
            addresses = Set.copyOf(addresses);
        }
    }

    /// A locker's word that a parcel was put in reached the cloud.
    record DepositReported(Instant at, String deliveryId) implements OfDelivery {}

    /// A locker's word that a parcel was taken out was acknowledged by the cloud.
    record PickupReported(Instant at, String deliveryId, String lockerId, int compartment) implements OfDelivery {}

    /// A courier put a parcel into a compartment.
    record PutIn(Instant at, String deliveryId, String lockerId, int compartment) implements OfDelivery {}

    /// Somebody took a parcel out of a compartment.
    record TakenOut(Instant at, String deliveryId, String lockerId, int compartment) implements OfDelivery {}

    /// A provider took a message to an address.
    ///
    /// @param isSeen whether it reaches whoever holds the address
    record MessageTaken(
            Instant at, String deliveryId, String channel, String address, String title, String body, boolean isSeen)
            implements OfDelivery {}

    /// A recipient pulls at the door of their compartment, which was released and stays shut.
    record DoorResisted(Instant at, String deliveryId, String lockerId) implements OfDelivery {}

    /// One of a compartment's sensors, or its door, is broken from now on, or in order again.
    record SensorChanged(Instant at, String lockerId, int compartment, boolean isBroken) implements Sighting {}

    /// A manifest arrived at a locker that believed it.
    record ManifestArrived(Instant at, String lockerId, long version, List<Grant> grants) implements Sighting {

        public ManifestArrived {
            grants = List.copyOf(grants);
        }
    }

    record Grant(String deliveryId, int compartment, int codeVersion) {}

    /// Somebody typed digits at a locker's panel.
    record CodeTyped(Instant at, String lockerId, String digits) implements Attempt {}

    /// A command reached a locker that can hear it.
    ///
    /// @param type such as `open`
    record CommandArrived(
            Instant at,
            String lockerId,
            String commandId,
            String type,
            Optional<Integer> compartment,
            Instant issuedAt,
            Instant expiresAt)
            implements Attempt {}

    /// A technician turned the service key in the lock of a compartment.
    record KeyTurned(Instant at, String lockerId, int compartment) implements Attempt {}

    /// A technician took a parcel out, to put it elsewhere or to hand it over.
    record CarriedAway(Instant at, String deliveryId, String lockerId, int compartment) implements OfDelivery {}

    /// A technician put a parcel into a compartment.
    ///
    /// @param said the one that they will name, which ought to be the same
    record Moved(Instant at, String deliveryId, String lockerId, int compartment, int said) implements OfDelivery {}

    /// A recipient's page showed a QR code.
    ///
    /// @param token what it says
    record TokenGiven(Instant at, String deliveryId, String lockerId, String token) implements OfDelivery {}

    /// Somebody held a token before a locker's scanner.
    record TokenShown(Instant at, String lockerId, String token) implements Attempt {}

    /// A courier asked a locker for a free compartment.
    record CourierCame(Instant at, String deliveryId, String lockerId) implements Attempt, OfDelivery {}

    /// A door that was shut sprang open.
    record DoorOpened(Instant at, String lockerId, int compartment) implements Sighting {}

    /// A locker's connection to the cloud broke or came back.
    record LinkChanged(Instant at, String lockerId, boolean isUp) implements Sighting {}

    /// People at support were given a case.
    record CaseOpened(Instant at, String deliveryId, String reason) implements OfDelivery {}

    /// Somebody at support decided on a code that is held, and was answered.
    ///
    /// @param decision `release` or `refuse`
    /// @param status of HTTP: 200 where it took effect, 202 where another must say the same
    record HoldDecided(Instant at, String deliveryId, String decision, int status) implements OfDelivery {}

    /// What `GET /deliveries/{deliveryId}` says when all is over.
    ///
    /// @param outcome empty where the delivery has not ended
    record Told(Instant at, String deliveryId, int status, String state, Optional<String> outcome)
            implements OfDelivery {}
}
