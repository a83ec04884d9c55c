package dev.latchkey.notice;

import java.util.List;
import java.util.Optional;

/// The ledger of messages and of what came back.
public interface Attempts {

    /// Opens an attempt; where it is open already (the function was run again), it stays as it is.
    Opened open(Attempt requested);

    Optional<Attempt> find(AttemptId id);

    /// Notes that the attempt's message is about to be sent, before it is: what broke off after that may have sent
    /// it. Noting the same sending again changes nothing.
    ///
    /// @param sending names this one of the attempt's sendings
    /// @param most how many may be noted
    /// @return false where so many others are noted already
    boolean beginSending(AttemptId id, String sending, int most);

    /// Takes the note back: the provider certainly did not take the message.
    void dropSending(AttemptId id, String sending);

    /// All attempts of a delivery, in their order.
    List<Attempt> of(String deliveryId);

    /// Ties the provider's message id to the attempt, and raises its evidence to ACCEPTED.
    void accepted(AttemptId id, String providerMessageId);

    /// Raises the evidence; a lower one changes nothing.
    ///
    /// @return the attempt before and after
    Raised raise(AttemptId id, Evidence evidence);

    /// Notes that it cannot arrive; the first reason counts.
    Attempt refuse(AttemptId id, Refusal refusal);

    /// Keeps a receipt, whether its message is known yet or not. Keeping it again changes nothing.
    void keep(Receipt receipt);

    /// The attempt behind a provider's message id, where it is tied to one.
    Optional<AttemptId> findByMessage(String providerMessageId);

    /// The receipts kept under a provider's message id, in the order of time.
    List<Receipt> receipts(String providerMessageId);

    /// @param attempt as it is in the ledger
    /// @param isNew false where it was open before
    record Opened(Attempt attempt, boolean isNew) {}

    /// @param before the evidence that this write replaced, or that was too high for it to
    record Raised(Evidence before, Attempt attempt) {

        /// Whether it was this evidence that proved the message's arrival: true once in its life.
        public boolean provedArrival() {
            return attempt.isReceived() && !before.suffices(attempt.contact().channel());
        }
    }
}
