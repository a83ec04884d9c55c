package dev.latchkey.notice;

import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes what providers say of messages into the ledger, and lets the notice's workflow go on when that settles
/// it.
///
/// A receipt is kept first and matched second. Whoever comes later, the receipt or the sender's note of the
/// message's id, brings the two together.
public final class RecordReceipt {

    private final Attempts attempts;
    private final WakeWorkflow wake;
    private final MakeUpForSilence makeUpForSilence;

    public RecordReceipt(Attempts attempts, WakeWorkflow wake, MakeUpForSilence makeUpForSilence) {
        this.attempts = attempts;
        this.wake = wake;
        this.makeUpForSilence = makeUpForSilence;
    }

    public void record(Receipt receipt) {
        attempts.keep(receipt);
        attempts.findByMessage(receipt.providerMessageId()).ifPresent(id -> apply(id, receipt));
    }

    /// Applies the receipts that came before the message's id was noted.
    void catchUp(String providerMessageId) {
        attempts.receipts(providerMessageId).forEach(this::record);
    }

    /// The provider refused the message at once.
    void refused(AttemptId id, Refusal refusal) {
        settle(attempts.refuse(id, refusal));
    }

    private void apply(AttemptId id, Receipt receipt) {
        settle(
                switch (receipt) {
                    case Arrived arrived -> attempts.raise(id, arrived.evidence());
                    case Failed failed -> attempts.refuse(id, failed.refusal());
                });
    }

    /// Arrival counts more than a later failure: what was read is read. It ends the notice, whichever of its
    /// messages the workflow waits for by now.
    void settle(Attempt attempt) {
        var channel = attempt.contact().channel();
        if (attempt.isReceived()) {
            ofNotice(attempt.id()).forEach(each -> wake(each, Map.of("outcome", "Received", "channel", channel)));
            makeUpForSilence.makeUp(attempt.id().deliveryId());
        } else {
            attempt.refusal()
                    .ifPresent(reason ->
                            wake(attempt, Map.of("outcome", outcome(reason), "channel", channel, "reason", reason)));
        }
    }

    /// A changed contact is no refusal of this channel: the notice starts over with the new one.
    private static String outcome(Refusal reason) {
        return reason == Refusal.CONTACT_CHANGED ? "ContactChanged" : "Refused";
    }

    /// The attempt by which the notice has arrived.
    Optional<Attempt> arrival(AttemptId id) {
        return ofNotice(id).filter(Attempt::isReceived).findFirst();
    }

    private Stream<Attempt> ofNotice(AttemptId id) {
        return attempts.of(id.deliveryId()).stream()
                .filter(attempt -> attempt.id().isOfSameNotice(id));
    }

    private void wake(Attempt attempt, Map<String, ?> output) {
        wake.wake(attempt.id().deliveryId(), attempt.id().waitName(), output);
    }
}
