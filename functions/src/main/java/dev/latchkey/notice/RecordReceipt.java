package dev.latchkey.notice;

import dev.latchkey.notice.Attempts.Raised;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Tally.What;
import dev.latchkey.shipment.WakeWorkflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Takes what providers say of messages into the ledger, and lets the notice's workflow go on when that settles
/// it.
///
/// A receipt is kept first and matched second. Whoever comes later, the receipt or the sender's note of the
/// message's id, brings the two together.
///
/// The workflow is woken first and the channel's health counted last: nobody waits for a figure.
public final class RecordReceipt {

    private final Attempts attempts;
    private final Suspects suspects;
    private final ChannelHealth health;
    private final WakeWorkflow wake;
    private final WakeReceipt wakeReceipt;
    private final MakeUpForSilence makeUpForSilence;

    public RecordReceipt(
            Attempts attempts,
            Suspects suspects,
            ChannelHealth health,
            WakeWorkflow wake,
            MakeUpForSilence makeUpForSilence) {
        this.attempts = attempts;
        this.suspects = suspects;
        this.health = health;
        this.wake = wake;
        this.wakeReceipt = new WakeReceipt(wake);
        this.makeUpForSilence = makeUpForSilence;
    }

    /// @return what was counted: one thing where the receipt was the first to prove its message's arrival
    public List<Tally> record(Receipt receipt) {
        attempts.keep(receipt);
        return attempts.findByMessage(receipt.providerMessageId()).stream()
                .flatMap(id -> apply(id, receipt).stream())
                .toList();
    }

    /// Applies the receipts that came before the message's id was noted.
    List<Tally> catchUp(String providerMessageId) {
        return attempts.receipts(providerMessageId).stream()
                .flatMap(receipt -> record(receipt).stream())
                .toList();
    }

    /// The provider refused the message at once.
    void refused(AttemptId id, Refusal refusal) {
        refused(id, refusal, Attempt::requestedAt);
    }

    private List<Tally> apply(AttemptId id, Receipt receipt) {
        return switch (receipt) {
            case Arrived arrived -> arrived(attempts.raise(id, arrived.evidence()));
            case Failed failed -> {
                refused(id, failed.refusal(), ignored -> failed.at());
                yield List.of();
            }
        };
    }

    private List<Tally> arrived(Raised raised) {
        var attempt = raised.attempt();
        settle(attempt);
        attempt.refusal()
                .filter(reason -> reason.isDisprovedBy(attempt.evidence()))
                .ifPresent(wrong -> suspects.clear(attempt.contact()));
        return raised.provedArrival()
                ? List.of(new Tally(
                        What.RECEIVED, attempt.lane(), health.received(attempt.lane(), attempt.requestedAt())))
                : List.of();
    }

    private void refused(AttemptId id, Refusal refusal, Function<Attempt, Instant> at) {
        var attempt = attempts.refuse(id, refusal);
        settle(attempt);
        attempt.lastingRefusal().ifPresent(reason -> suspects.mark(attempt.contact(), reason, at.apply(attempt)));
    }

    /// Arrival counts more than a later failure: what was read is read. It ends the notice, whichever of its
    /// messages the workflow waits for by now.
    void settle(Attempt attempt) {
        var channel = attempt.contact().channel();
        if (attempt.isReceived()) {
            ofNotice(attempt.id()).forEach(each -> wake(each, Map.of("outcome", "Received", "channel", channel)));
            wakeReceipt.received(attempt);
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
