package dev.latchkey.shipment;

import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Estimate;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.Due.Confirmed;
import dev.latchkey.shipment.Due.News;
import dev.latchkey.shipment.Due.Nothing;
import dev.latchkey.shipment.Due.Over;
import dev.latchkey.shipment.Due.Tell;
import dev.latchkey.shipment.Due.Trace;
import dev.latchkey.shipment.Due.Untraced;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides what is due of a registered delivery until its code is issued, and when the next thing will be: a rule
/// over facts and the time, nothing else.
///
/// A matter is due at a time that follows from the facts by their reporters' own clocks, but never before the
/// registration. The first that is due and not handled comes first.
public final class Watch {

    private final WatchPolicy policy;

    public Watch(WatchPolicy policy) {
        this.policy = policy;
    }

    /// @param delivery a registered one: nobody waits for another
    /// @param handled the ids of what was told and traced before
    public Due due(Delivery delivery, Collection<String> handled, Instant now) {
        var open = matters(delivery).stream()
                .filter(matter -> !handled.contains(matter.id()))
                .toList();
        return open.stream()
                .filter(matter -> !matter.at().isAfter(now))
                .findFirst()
                .map(Matter::due)
                .orElseGet(() -> new Nothing(next(open)));
    }

    /// In whole seconds, as workflows wait.
    private static Instant next(List<Matter> matters) {
        return matters.stream()
                .map(Matter::at)
                .min(Instant::compareTo)
                .map(at -> at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS))
                .orElseThrow();
    }

    /// Whether so long nothing was heard of a parcel on its way that nobody knows where it is.
    public boolean isUntraced(Delivery delivery, Instant now) {
        return delivery.registration()
                .filter(known -> ending(delivery).isEmpty())
                .filter(known -> !untracedAt(delivery, known).isAfter(now))
                .isPresent();
    }

    /// When a registered parcel should lie in its locker, by all that was said.
    public static Optional<Instant> expectedAt(Delivery delivery) {
        return delivery.registration().map(known -> expected(delivery, known));
    }

    /// Whether what was learned makes something due that was not, or due earlier. What is due later, or no more,
    /// is found out when the old time comes, and wakes nobody: so ordinary scans cost nothing.
    public boolean hasMoved(Delivery before, Delivery after) {
        var known = matters(before);
        return matters(after).stream().anyMatch(matter -> known.stream().noneMatch(earlier -> earlier.covers(matter)));
    }

    private List<Matter> matters(Delivery delivery) {
        return delivery.registration()
                .map(known -> ending(delivery).map(List::of).orElseGet(() -> onTheWay(delivery, known)))
                .orElse(List.of());
    }

    private static Optional<Matter> ending(Delivery delivery) {
        return delivery.closing()
                .map(closing -> over(closing.outcome(), closing.at()))
                .or(() -> delivery.collectedAt().map(at -> over(Outcome.Collected, at)))
                .or(() -> delivery.cancelledAt().map(at -> over(Outcome.Cancelled, at)))
                .or(() -> delivery.confirmedAt().map(at -> new Matter("confirmed", at, new Confirmed())));
    }

    private static Matter over(Outcome outcome, Instant at) {
        return new Matter("over", at, new Over(outcome));
    }

    private List<Matter> onTheWay(Delivery delivery, Registration known) {
        var matters = new ArrayList<Matter>();
        if (delivery.placement().isEmpty()) {
            delivery.carrierReport()
                    .ifPresent(report ->
                            trouble(report, later(report.at(), known.at())).forEach(matters::add));
        }
        mismatch(delivery, known).ifPresent(matters::add);
        matters.add(
                new Matter("late", expected(delivery, known).plus(policy.lateGrace()), new Tell("late", News.LATE)));
        matters.add(new Matter("untraced", untracedAt(delivery, known), new Untraced()));
        return matters;
    }

    /// The carrier's newest word where it is one of trouble. The same again on the same day is the same trouble.
    private Stream<Matter> trouble(CarrierReport report, Instant since) {
        return switch (report.status()) {
            case AttemptFailed -> trouble(report, since, News.ATTEMPT_FAILED);
            case AddressProblem -> trouble(report, since, News.ADDRESS_PROBLEM);
            case Misrouted -> trouble(report, since, News.MISROUTED);
            case Damaged -> trouble(report, since, News.DAMAGED);
            case Delayed -> trouble(report, since, News.DELAYED);
            case ReturningToSender ->
                Stream.of(
                        new Matter("returned", since, new Tell("returned", News.RETURNED)),
                        over(Outcome.Returned, since));
            case Unregistered,
                    Registered,
                    InTransit,
                    OutForDelivery,
                    AwaitingDeposit,
                    AwaitingCarrier,
                    Placed,
                    ReadyForPickup,
                    Collected,
                    Returned,
                    Relocated,
                    Cancelled,
                    Escalated -> Stream.of();
        };
    }

    private Stream<Matter> trouble(CarrierReport report, Instant since, News news) {
        var id = news.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-"
                + report.at().atOffset(ZoneOffset.UTC).toLocalDate();
        return Stream.of(
                new Matter(id, since, new Tell(id, news)),
                new Matter(
                        id + "-unresolved",
                        since.plus(policy.exceptionWindow()),
                        new Trace(id + "-unresolved", Doubt.ExceptionUnresolved, "carrier's " + report.status())));
    }

    private Optional<Matter> mismatch(Delivery delivery, Registration known) {
        var placedAt = delivery.placement().map(Placement::at);
        if (delivery.isSaidDelivered() == placedAt.isPresent()) {
            return Optional.empty();
        }
        return placedAt.map(at ->
                        mismatch("deposit-without-delivered", Doubt.DepositWithoutDelivered, "carrier", at, known))
                .or(() -> delivery.deliveredAt()
                        .map(at -> mismatch(
                                "delivered-without-deposit", Doubt.DeliveredWithoutDeposit, "locker", at, known)));
    }

    private Matter mismatch(String id, Doubt doubt, String silent, Instant said, Registration known) {
        return new Matter(id, later(said, known.at()).plus(policy.mismatchWindow()), new Trace(id, doubt, silent));
    }

    private Instant untracedAt(Delivery delivery, Registration known) {
        var heard = Stream.of(
                        Optional.of(expected(delivery, known)),
                        delivery.carrierReport().map(CarrierReport::at),
                        delivery.placement().map(Placement::at))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElseThrow();
        var silent = heard.plus(policy.untracedAfter());
        var latest = promised(known).plus(policy.depositTimeout());
        return silent.isBefore(latest) ? silent : latest;
    }

    /// When the parcel should lie in the locker, by what its recipient was promised and the carrier's newest word.
    private static Instant expected(Delivery delivery, Registration known) {
        return delivery.estimate()
                .map(Estimate::expectedAt)
                .map(expectedAt -> later(expectedAt, promised(known)))
                .orElseGet(() -> promised(known));
    }

    /// Nothing is late before it is announced.
    private static Instant promised(Registration known) {
        return later(known.promisedAt(), known.at());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Something that the facts ask for, from a time on.
    private record Matter(String id, Instant at, Due due) {

        /// Whether whoever watches for this one will find the other in time.
        boolean covers(Matter other) {
            return id.equals(other.id) && !at.isAfter(other.at);
        }
    }
}
