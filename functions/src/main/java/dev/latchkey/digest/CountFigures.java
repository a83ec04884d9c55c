package dev.latchkey.digest;

import dev.latchkey.digest.Figure.Collected;
import dev.latchkey.digest.Figure.Reached;
import dev.latchkey.digest.Figure.Received;
import dev.latchkey.digest.Figure.Sent;
import dev.latchkey.digest.Figure.Unreachable;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Tally;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/// Counts what happens for the day's digest, after everything else that it has to bring about: nobody waits
/// for a figure.
///
/// Messages count on the day on which they were sent, so that none arrives that was not sent; everything
/// else on the day on which it is heard of, so that what a locker reports late is not lost.
public final class CountFigures {

    private final Figures figures;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Clock clock;

    public CountFigures(Figures figures, Deliveries deliveries, Attempts attempts, Clock clock) {
        this.figures = figures;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Messages that went out or arrived.
    public void messages(List<Tally> tallies) {
        tallies.forEach(this::message);
    }

    private void message(Tally tally) {
        var sentOn = day(tally.attempt().requestedAt());
        switch (tally.what()) {
            case SENT -> figures.add(sentOn, new Sent(tally.lane()));
            case RECEIVED -> {
                figures.add(sentOn, new Received(tally.lane()));
                reached(tally);
            }
        }
    }

    private void reached(Tally tally) {
        if (isFirstCode(tally.attempt())) {
            deliveries
                    .find(tally.attempt().id().deliveryId())
                    .ifPresent(delivery -> took(delivery, tally.at(), Reached::new));
        }
    }

    private boolean isFirstCode(Attempt received) {
        return received.kind() == NoticeKind.CODE
                && attempts.of(received.id().deliveryId()).stream()
                        .filter(attempt -> attempt.kind() == NoticeKind.CODE && attempt.isReceived())
                        .allMatch(attempt -> attempt.id().equals(received.id()));
    }

    /// A parcel that was taken out, when it is heard of first.
    public void collected(String deliveryId) {
        deliveries
                .find(deliveryId)
                .ifPresent(delivery -> delivery.collectedAt().ifPresent(at -> took(delivery, at, Collected::new)));
    }

    /// A recipient whom no message reached.
    public void unreachable(String deliveryId) {
        figures.add(today(), new Unreachable(deliveryId));
    }

    private void took(Delivery delivery, Instant until, Function<Integer, Figure> figure) {
        delivery.confirmedAt()
                .map(confirmed -> Duration.between(confirmed, until))
                .map(Histogram::bucket)
                .map(figure)
                .ifPresent(each -> figures.add(today(), each));
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
