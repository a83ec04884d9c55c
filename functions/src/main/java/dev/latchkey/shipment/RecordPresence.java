package dev.latchkey.shipment;

import dev.latchkey.locker.Grant;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.shipment.Interruption.Cause;
import java.time.Clock;
import java.util.Optional;

/// Takes in that a locker's connection began or ended. When it is back after an outage, the windows of the parcels
/// in it end later by its length, and those that waited for it can end.
public final class RecordPresence {

    private final Lockers lockers;
    private final InterruptWindow interruptWindow;
    private final AwaitPickup awaitPickup;
    private final Clock clock;

    public RecordPresence(Lockers lockers, InterruptWindow interruptWindow, AwaitPickup awaitPickup, Clock clock) {
        this.lockers = lockers;
        this.interruptWindow = interruptWindow;
        this.awaitPickup = awaitPickup;
        this.clock = clock;
    }

    /// @return false where there is no such locker: other clients connect to the broker too
    public boolean connected(String lockerId, Word word) {
        return isKnown(lockerId) && noted(lockerId, () -> lockers.noteConnected(lockerId, word));
    }

    /// @return false where there is no such locker
    public boolean disconnected(String lockerId, Word word) {
        return isKnown(lockerId) && noted(lockerId, () -> lockers.noteDisconnected(lockerId, word));
    }

    private boolean isKnown(String lockerId) {
        return lockers.find(lockerId).isPresent();
    }

    /// The end of a connection can be heard of after the beginning of the next one, so both look.
    private boolean noted(String lockerId, Runnable note) {
        note.run();
        var presence = lockers.presence(lockerId);
        presence.backSince().ifPresent(back -> makeUp(lockerId, presence));
        return true;
    }

    private void makeUp(String lockerId, Presence presence) {
        var outage = outage(presence).filter(interruptWindow::counts);
        for (var grant : lockers.openGrants(lockerId)) {
            outage.ifPresent(it -> interruptWindow.interrupt(grant.deliveryId(), it));
            if (isOver(grant)) {
                awaitPickup.lookAgain(grant.deliveryId());
            }
        }
    }

    private static Optional<Interruption> outage(Presence presence) {
        return presence.disconnected()
                .map(Word::at)
                .flatMap(from -> presence.backSince().map(to -> new Interruption(Cause.Locker, from, to)));
    }

    private boolean isOver(Grant grant) {
        return !clock.instant().isBefore(grant.expiresAt());
    }
}
