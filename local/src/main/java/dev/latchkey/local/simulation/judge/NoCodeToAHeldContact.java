package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Known.Parcel;
import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;
import java.time.Duration;
import java.time.Instant;

/// An address that was told of shortly before a code went out is sent none, unless it was among the recipient's
/// first, or people have released the code since.
final class NoCodeToAHeldContact implements Rule {

    private final Duration hold;

    /// @param hold how long an address must have been known
    NoCodeToAHeldContact(Duration hold) {
        this.hold = hold;
    }

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof MessageTaken message && !Known.codesIn(message).isEmpty()) {
            var parcel = known.parcel(message.deliveryId());
            parcel.announced
                    .filter(it -> !known.isOfTheFirst(it.recipientId(), message.address()))
                    .flatMap(it -> known.toldSince(it.recipientId(), message.address()))
                    .filter(since -> isHeld(parcel, since, message.at()))
                    .ifPresent(since -> verdict.broken(
                            message.deliveryId(),
                            message.at(),
                            "a code went to an address that is known since " + since));
        }
    }

    private boolean isHeld(Parcel parcel, Instant since, Instant at) {
        boolean isReleased =
                parcel.released.filter(released -> released.isAfter(since)).isPresent();
        return since.plus(hold).isAfter(at) && !isReleased;
    }
}
