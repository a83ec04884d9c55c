package dev.latchkey.shipment;

import dev.latchkey.locker.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One parcel on its way to one recipient: the facts that are known of it, from whomever they came and in
/// any order.
///
/// Facts only accumulate; the status is derived from them, so the same facts give the same status whichever
/// came first.
///
/// @param revision how often it was changed; a write states the revision it was made from
/// @param carrier the one whose events count
/// @param trackingNumber normalised
/// @param deliveredAt the carrier's newest *delivered*
/// @param contradictedAt the carrier's newest word that it has the parcel still, or that something happened
///     to it
/// @param confirmedAt when carrier and locker agreed on the parcel for the first time; a later word of the
///     carrier takes that back no more
/// @param cancelledAt when the sender called the parcel off for the first time
/// @param dispatchedAt the carrier's first word that it has the parcel
/// @param lockerChange the newest by its sender's clock
/// @param release what people have said of its security hold
/// @param interruptions of the pickup window, while its locker or its notices were out
/// @param handover to a place outside, from a locker out of order
public record Delivery(
        String deliveryId,
        long revision,
        String carrier,
        String trackingNumber,
        Optional<Registration> registration,
        Optional<CarrierReport> carrierReport,
        Optional<Estimate> estimate,
        Optional<Instant> deliveredAt,
        Optional<Instant> contradictedAt,
        Optional<Placement> placement,
        Optional<Instant> confirmedAt,
        Optional<Instant> cancelledAt,
        Optional<IssuedCode> code,
        Optional<Instant> collectedAt,
        Optional<Closing> closing,
        Optional<Instant> dispatchedAt,
        Optional<LockerChange> lockerChange,
        Optional<Release> release,
        Optional<Extension> extension,
        Interruptions interruptions,
        Optional<Handover> handover) {

    /// What the shop or carrier announced.
    ///
    /// @param promisedAt when the parcel should lie in the locker
    /// @param lockerId where it is to go by now
    /// @param delegates the recipients who are told besides, in this order
    public record Registration(
            String recipientId, String lockerId, Size size, Instant promisedAt, Instant at, List<String> delegates) {

        public Registration {
            delegates = List.copyOf(delegates);
        }

        /// For a household of one.
        public Registration(String recipientId, String lockerId, Size size, Instant promisedAt, Instant at) {
            this(recipientId, lockerId, size, promisedAt, at, List.of());
        }

        /// All who are told: the recipient first.
        public List<String> household() {
            return Stream.concat(Stream.of(recipientId), delegates.stream()).toList();
        }

        private Registration toLocker(String other) {
            return new Registration(recipientId, other, size, promisedAt, at, delegates);
        }
    }

    /// The sender said again where the parcel goes.
    ///
    /// @param from the locker of the registration
    /// @param at by the clock of whoever said so
    public record LockerChange(String from, String to, Instant at) {}

    /// The carrier's newest word by its own clock.
    public record CarrierReport(DeliveryStatus status, Instant at) {

        /// Of two words of the same moment the one that is further along, or worse, counts, whichever came
        /// first.
        private boolean isAfter(CarrierReport other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? status.compareTo(other.status) > 0 : byTime > 0;
        }
    }

    /// When the carrier expects to deliver, as it said last.
    public record Estimate(Instant expectedAt, Instant at) {

        private boolean isAfter(Estimate other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? expectedAt.isAfter(other.expectedAt) : byTime > 0;
        }
    }

    /// The parcel lies in a compartment.
    ///
    /// @param vouchedBy the principal who said so where the locker could not; empty where the locker saw it
    ///     go in
    public record Placement(int compartment, Instant at, Optional<String> vouchedBy) {

        public static Placement seen(int compartment, Instant at) {
            return new Placement(compartment, at, Optional.empty());
        }
    }

    /// The live code's version and end; the digits are derived when somebody needs them.
    ///
    /// @param length in digits, as the policy was when it was issued
    public record IssuedCode(int version, int length, String keyVersion, Instant issuedAt, Instant expiresAt) {

        /// The same code with another end.
        private IssuedCode until(Instant end) {
            return new IssuedCode(version, length, keyVersion, issuedAt, end);
        }
    }

    /// The one time that somebody asked for a later end of the pickup window.
    ///
    /// @param by `recipient`, or the principal who did it for them
    public record Extension(Instant at, String by) {}

    /// The parcel was taken to a place where its recipient collects it from people.
    ///
    /// @param place as its recipient is told, such as a shop's name and street
    /// @param by the principal who said so
    public record Handover(String place, Instant at, String by) {}

    /// How it ended.
    public record Closing(Outcome outcome, Instant at) {}

    /// A parcel of which nothing is known yet.
    public static Delivery unknown(String carrier, String trackingNumber) {
        return new Delivery(
                DeliveryId.of(carrier, trackingNumber),
                0,
                carrier,
                trackingNumber,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Interruptions.NONE,
                Optional.empty());
    }

    public DeliveryStatus status() {
        if (closing.isPresent()) {
            return closing.get().outcome().status();
        }
        if (collectedAt.isPresent()) {
            return DeliveryStatus.Collected;
        }
        if (isCancelled()) {
            return DeliveryStatus.Cancelled;
        }
        if (code.isPresent()) {
            return DeliveryStatus.ReadyForPickup;
        }
        return statusOnTheWay();
    }

    private DeliveryStatus statusOnTheWay() {
        if (isConfirmed()) {
            return DeliveryStatus.Placed;
        }
        if (placement.isPresent()) {
            return DeliveryStatus.AwaitingCarrier;
        }
        if (registration.isEmpty()) {
            return DeliveryStatus.Unregistered;
        }
        return carrierReport.map(CarrierReport::status).orElse(DeliveryStatus.Registered);
    }

    /// Carrier and locker have agreed that the parcel of a registered delivery lies in the locker. Only
    /// then a code is issued, and what the carrier says afterwards does not end it.
    public boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    /// Whether the carrier says that it has delivered. Its own later word takes that back; of the same moment
    /// *delivered* wins.
    public boolean isSaidDelivered() {
        return deliveredAt
                .filter(said -> contradictedAt.filter(at -> at.isAfter(said)).isEmpty())
                .isPresent();
    }

    /// Whether a registered parcel was called off before it was collected.
    public boolean isCancelled() {
        return cancelledAt.isPresent() && registration.isPresent() && collectedAt.isEmpty();
    }

    /// Whether the parcel lies in its locker for its recipient to collect.
    public boolean isWaitingForPickup() {
        return isConfirmed() && collectedAt.isEmpty() && !isCancelled() && !isClosed();
    }

    /// Whether it was announced and has not ended: somebody waits for what comes of it.
    public boolean isOpen() {
        return registration.isPresent() && !isClosed();
    }

    public boolean isClosed() {
        return closing.isPresent();
    }

    /// The code that opens its compartment now; none once the parcel is taken out or called off.
    public Optional<IssuedCode> liveCode() {
        return code.filter(ignored -> collectedAt.isEmpty() && !isCancelled());
    }

    /// Whether this delivery was announced for that locker.
    public boolean isFor(String lockerId) {
        return registration.map(known -> known.lockerId().equals(lockerId)).orElse(false);
    }

    /// The first registration counts; a second one changes nothing.
    public Delivery registered(Registration announced) {
        return changed(draft -> draft.registration = registration.or(() -> Optional.of(announced)));
    }

    /// The locker was changed when the carrier had the parcel already.
    public boolean isRedirectedAfterDispatch() {
        return lockerChange
                .filter(change -> !change.to().equals(change.from()))
                .filter(change ->
                        dispatchedAt.filter(at -> !at.isAfter(change.at())).isPresent())
                .isPresent();
    }

    /// The parcel goes to another locker, unless it lies in one already or a newer change is known. The
    /// newest by its sender's clock counts; of the same moment, the first.
    public Delivery redirected(String lockerId, Instant at) {
        var isSettled = placement.isPresent()
                || isClosed()
                || lockerChange.filter(known -> !known.at().isBefore(at)).isPresent();
        return registration
                .filter(known -> !isSettled)
                .map(known -> changed(draft -> {
                    var from = lockerChange.map(LockerChange::from).orElse(known.lockerId());
                    draft.registration = Optional.of(known.toLocker(lockerId));
                    draft.lockerChange = Optional.of(new LockerChange(from, lockerId, at));
                }))
                .orElse(this);
    }

    /// Somebody releases it from a hold; an approval of something else is void.
    public Delivery approved(Release.Scope scope, Release.Approval approval) {
        var same = release.filter(given -> given.scope().equals(scope)).orElse(new Release(scope, List.of()));
        return changed(draft -> draft.release = Optional.of(same.and(approval)));
    }

    /// A word of the carrier; one that is older than what is known never moves the delivery back.
    public Delivery reported(CarrierReport report) {
        var newest = carrierReport.filter(known -> known.isAfter(report)).orElse(report);
        return changed(draft -> {
            draft.carrierReport = Optional.of(newest);
            draft.contradictedAt = latest(contradictedAt, report.at());
            draft.dispatchedAt = earliest(dispatchedAt, report.at());
        });
    }

    /// The carrier says that it has delivered; the newest such word counts.
    public Delivery delivered(Instant at) {
        var report = new CarrierReport(DeliveryStatus.AwaitingDeposit, at);
        var newest = carrierReport.filter(known -> known.isAfter(report)).orElse(report);
        return changed(draft -> {
            draft.carrierReport = Optional.of(newest);
            draft.deliveredAt = latest(deliveredAt, at);
            draft.dispatchedAt = earliest(dispatchedAt, at);
        });
    }

    /// The carrier says when it expects to deliver; its newest word counts.
    public Delivery estimated(Estimate said) {
        var newest = estimate.filter(known -> known.isAfter(said)).orElse(said);
        return changed(draft -> draft.estimate = Optional.of(newest));
    }

    /// The sender called the parcel off; the first such word counts.
    public Delivery cancelled(Instant at) {
        return changed(draft -> draft.cancelledAt = earliest(cancelledAt, at));
    }

    /// The parcel lies in a compartment; the first to say so counts.
    public Delivery placed(Placement seen) {
        return changed(draft -> draft.placement = placement.or(() -> Optional.of(seen)));
    }

    private static Optional<Instant> latest(Optional<Instant> known, Instant at) {
        return Optional.of(known.filter(earlier -> earlier.isAfter(at)).orElse(at));
    }

    private static Optional<Instant> earliest(Optional<Instant> known, Instant at) {
        return Optional.of(known.filter(earlier -> earlier.isBefore(at)).orElse(at));
    }

    public Delivery withCode(IssuedCode issued) {
        return changed(draft -> draft.code = Optional.of(issued));
    }

    public Delivery withoutCode() {
        return changed(draft -> draft.code = Optional.empty());
    }

    /// The parcel was taken out; its code has served.
    public Delivery collected(Instant at) {
        return changed(draft -> {
            draft.code = Optional.empty();
            draft.collectedAt = collectedAt.or(() -> Optional.of(at));
        });
    }

    /// The pickup window ends later by so much; once in a delivery's life, and only while there is a live
    /// code.
    public Delivery extended(Extension asked, Duration by) {
        return extension.isPresent() || liveCode().isEmpty()
                ? this
                : changed(draft -> {
                    draft.extension = Optional.of(asked);
                    draft.code = code.map(live -> live.until(live.expiresAt().plus(by)));
                });
    }

    /// The pickup window could not be used for a while, and ends later by as much of that while as no other
    /// interruption has covered. What came before the code or after the window's end does not count, nor does
    /// what goes beyond `most` in all.
    public Delivery interrupted(Interruption outage, Duration most) {
        return liveCode()
                .flatMap(live -> outage.within(live.issuedAt(), live.expiresAt()))
                .map(counts -> interrupted(interruptions.and(counts), most))
                .orElse(this);
    }

    private Delivery interrupted(Interruptions all, Duration most) {
        var more = all.total(most).minus(interruptions.total(most));
        return changed(draft -> {
            draft.interruptions = all;
            draft.code = code.map(live -> live.until(live.expiresAt().plus(more)));
        });
    }

    /// The parcel lies in another compartment, or in another locker of ours, under a code of its own; its
    /// window stays as it is. Nothing changes where no parcel waits for its recipient.
    ///
    /// @param moved the code that opens the compartment from now on
    public Delivery relocated(String lockerId, Placement there, IssuedCode moved) {
        return isWaitingForPickup() && liveCode().isPresent()
                ? changed(draft -> {
                    draft.registration = registration.map(known -> known.toLocker(lockerId));
                    draft.placement = Optional.of(there);
                    draft.code = code.map(live -> moved.until(live.expiresAt()));
                })
                : this;
    }

    /// The parcel was taken to a place outside: its code opens nothing, its delivery has ended here.
    /// Nothing changes where no parcel waits for its recipient.
    public Delivery handedOver(Handover given) {
        return isWaitingForPickup() && liveCode().isPresent()
                ? changed(draft -> {
                    draft.code = Optional.empty();
                    draft.handover = Optional.of(given);
                    draft.closing = Optional.of(new Closing(Outcome.Relocated, given.at()));
                })
                : this;
    }

    /// The first ending counts.
    public Delivery closed(Closing ending) {
        return changed(draft -> draft.closing = closing.or(() -> Optional.of(ending)));
    }

    /// The same facts as a store keeps them under a revision.
    public Delivery asRevision(long stored) {
        return changed(draft -> draft.revision = stored);
    }

    private Delivery changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.finished().latched();
    }

    /// Writes the confirmation down together with the fact that completed it. What is over is not confirmed.
    private Delivery latched() {
        var isLatched = confirmedAt.isPresent() || cancelledAt.isPresent() || isClosed();
        if (isLatched || registration.isEmpty() || placement.isEmpty() || !isSaidDelivered()) {
            return this;
        }
        var draft = new Draft(this);
        draft.confirmedAt = latest(deliveredAt, placement.get().at());
        return draft.finished();
    }

    /// The facts of a delivery while one is being added; nobody outside sees one.
    private static final class Draft {

        private final Delivery before;
        private long revision;
        private Optional<Registration> registration;
        private Optional<CarrierReport> carrierReport;
        private Optional<Estimate> estimate;
        private Optional<Instant> deliveredAt;
        private Optional<Instant> contradictedAt;
        private Optional<Placement> placement;
        private Optional<Instant> confirmedAt;
        private Optional<Instant> cancelledAt;
        private Optional<IssuedCode> code;
        private Optional<Instant> collectedAt;
        private Optional<Closing> closing;
        private Optional<Instant> dispatchedAt;
        private Optional<LockerChange> lockerChange;
        private Optional<Release> release;
        private Optional<Extension> extension;
        private Interruptions interruptions;
        private Optional<Handover> handover;

        private Draft(Delivery before) {
            this.before = before;
            revision = before.revision;
            registration = before.registration;
            carrierReport = before.carrierReport;
            estimate = before.estimate;
            deliveredAt = before.deliveredAt;
            contradictedAt = before.contradictedAt;
            placement = before.placement;
            confirmedAt = before.confirmedAt;
            cancelledAt = before.cancelledAt;
            code = before.code;
            collectedAt = before.collectedAt;
            closing = before.closing;
            dispatchedAt = before.dispatchedAt;
            lockerChange = before.lockerChange;
            release = before.release;
            extension = before.extension;
            interruptions = before.interruptions;
            handover = before.handover;
        }

        private Delivery finished() {
            return new Delivery(
                    before.deliveryId,
                    revision,
                    before.carrier,
                    before.trackingNumber,
                    registration,
                    carrierReport,
                    estimate,
                    deliveredAt,
                    contradictedAt,
                    placement,
                    confirmedAt,
                    cancelledAt,
                    code,
                    collectedAt,
                    closing,
                    dispatchedAt,
                    lockerChange,
                    release,
                    extension,
                    interruptions,
                    handover);
        }
    }
}
