package dev.latchkey.notice;

import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.InterruptWindow;
import dev.latchkey.shipment.Interruption;
import dev.latchkey.shipment.Interruption.Cause;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives a recipient back the time in which no message had brought them their code, where that was an outage's
/// length. The first receipt counts, by its own time, in whatever order they come.
public final class MakeUpForSilence {

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final InterruptWindow interruptWindow;
    private final Clock clock;

    public MakeUpForSilence(Deliveries deliveries, Attempts attempts, InterruptWindow interruptWindow, Clock clock) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.interruptWindow = interruptWindow;
        this.clock = clock;
    }

    /// Called when a message of the delivery has arrived.
    void makeUp(String deliveryId) {
        deliveries
                .find(deliveryId)
                .flatMap(Delivery::liveCode)
                .map(IssuedCode::issuedAt)
                .filter(issuedAt -> interruptWindow.counts(silence(issuedAt, clock.instant())))
                .flatMap(issuedAt -> firstArrival(deliveryId, issuedAt).map(at -> silence(issuedAt, at)))
                .filter(interruptWindow::counts)
                .ifPresent(silence -> interruptWindow.interrupt(deliveryId, silence));
    }

    private static Interruption silence(Instant issuedAt, Instant arrivedAt) {
        return new Interruption(Cause.Notice, issuedAt, arrivedAt);
    }

    /// Messages from before the code was issued did not bring it, nor do those without one, such as a warning.
    private Optional<Instant> firstArrival(String deliveryId, Instant issuedAt) {
        return attempts.of(deliveryId).stream()
                .filter(attempt -> attempt.kind().carriesCode() && attempt.isReceived())
                .filter(attempt -> !attempt.requestedAt().isBefore(issuedAt))
                .flatMap(this::arrivals)
                .min(Comparator.naturalOrder());
    }

    private Stream<Instant> arrivals(Attempt attempt) {
        return attempt.providerMessageId().stream()
                .flatMap(messageId -> attempts.receipts(messageId).stream())
                .flatMap(receipt -> receipt instanceof Arrived arrived ? Stream.of(arrived) : Stream.empty())
                .filter(arrived -> arrived.evidence().suffices(attempt.contact().channel()))
                .map(Arrived::at);
    }
}
