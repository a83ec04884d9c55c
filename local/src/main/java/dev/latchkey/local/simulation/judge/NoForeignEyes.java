package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;

/// A code goes only to an address that its recipient's newest accepted contact holds; a word without a code, such as
/// a warning of a change, to one that the recipient ever had.
final class NoForeignEyes implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof MessageTaken message && !isTheRecipients(message, known)) {
            verdict.broken(
                    message.deliveryId(), message.at(), "a message went to an address that is not its recipient's");
        }
    }

    private static boolean isTheRecipients(MessageTaken message, Known known) {
        return known.parcel(message.deliveryId())
                .announced
                .filter(it -> Known.codesIn(message).isEmpty()
                        ? known.toldSince(it.recipientId(), message.address()).isPresent()
                        : known.addresses(it.recipientId()).contains(message.address()))
                .isPresent();
    }
}
