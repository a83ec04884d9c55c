package dev.latchkey.shipment;

import dev.latchkey.locker.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// One parcel on its way to one recipient: the facts that are known of it, from whomever they came and in any
/// order.
///
/// Facts only accumulate; the status is derived from them, so the same facts give the same status whichever came
/// first.
///
/// @param revision how often it was changed; a write states the revision it was made from
/// @param carrier the one whose events count
/// @param trackingNumber normalised
public record Delivery(
        String deliveryId,
        long revision,
        String carrier,
        String trackingNumber,
        Optional<Registration> registration,
        Optional<CarrierReport> carrierReport,
        Optional<Instant> deliveredAt,
        Optional<Placement> placement,
        Optional<IssuedCode> code,
        Optional<Instant> collectedAt,
        Optional<Closing> closing) {

    /// What the shop or carrier announced.
    ///
    /// @param promisedAt when the parcel should lie in the locker
    public record Registration(String recipientId, String lockerId, Size size, Instant promisedAt, Instant at) {}

    /// The carrier's newest word by its own clock.
    public record CarrierReport(DeliveryStatus status, Instant at) {

        /// Of two words of the same moment the one that is further along, or worse, counts, whichever came first.
        private boolean isAfter(CarrierReport other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? status.compareTo(other.status) > 0 : byTime > 0;
        }
    }

    /// The locker saw the parcel go in.
    public record Placement(int compartment, Instant at) {}

    /// The live code's version and end; the digits are derived when somebody needs them.
    ///
    /// @param length in digits, as the policy was when it was issued
    public record IssuedCode(int version, int length, String keyVersion, Instant issuedAt, Instant expiresAt) {}

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
                Optional.empty());
    }

    public DeliveryStatus status() {
        if (closing.isPresent()) {
            return closing.get().outcome().status();
        }
        if (collectedAt.isPresent()) {
            return DeliveryStatus.Collected;
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

    /// Carrier and locker agree that the parcel of a registered delivery lies in the locker. Only then a code is
    /// issued.
    public boolean isConfirmed() {
        return registration.isPresent() && deliveredAt.isPresent() && placement.isPresent();
    }

    /// Whether the parcel lies in its locker for its recipient to collect.
    public boolean isWaitingForPickup() {
        return isConfirmed() && collectedAt.isEmpty() && !isClosed();
    }

    /// Whether it was announced and has not ended: somebody waits for what comes of it.
    public boolean isOpen() {
        return registration.isPresent() && !isClosed();
    }

    public boolean isClosed() {
        return closing.isPresent();
    }

    /// The code that opens its compartment now; none once the parcel is taken out.
    public Optional<IssuedCode> liveCode() {
        return code.filter(ignored -> collectedAt.isEmpty());
    }

    /// Whether this delivery was announced for that locker.
    public boolean isFor(String lockerId) {
        return registration.map(known -> known.lockerId().equals(lockerId)).orElse(false);
    }

    /// The first registration counts; a second one changes nothing.
    public Delivery registered(Registration announced) {
        return changed(draft -> draft.registration = registration.or(() -> Optional.of(announced)));
    }

    /// A word of the carrier; one that is older than what is known never moves the delivery back.
    public Delivery reported(CarrierReport report) {
        var newest = carrierReport.filter(known -> known.isAfter(report)).orElse(report);
        return changed(draft -> draft.carrierReport = Optional.of(newest));
    }

    /// The carrier says that it has delivered; the first such word counts.
    public Delivery delivered(Instant at) {
        return reported(new CarrierReport(DeliveryStatus.AwaitingDeposit, at))
                .changed(draft -> draft.deliveredAt = deliveredAt.or(() -> Optional.of(at)));
    }

    /// The locker saw the parcel go in; the first deposit counts.
    public Delivery placed(Placement seen) {
        return changed(draft -> draft.placement = placement.or(() -> Optional.of(seen)));
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
        return draft.finished();
    }

    /// The facts of a delivery while one is being added; nobody outside sees one.
    private static final class Draft {

        private final Delivery before;
        private long revision;
        private Optional<Registration> registration;
        private Optional<CarrierReport> carrierReport;
        private Optional<Instant> deliveredAt;
        private Optional<Placement> placement;
        private Optional<IssuedCode> code;
        private Optional<Instant> collectedAt;
        private Optional<Closing> closing;

        private Draft(Delivery before) {
            this.before = before;
            revision = before.revision;
            registration = before.registration;
            carrierReport = before.carrierReport;
            deliveredAt = before.deliveredAt;
            placement = before.placement;
            code = before.code;
            collectedAt = before.collectedAt;
            closing = before.closing;
        }

        private Delivery finished() {
            return new Delivery(
                    before.deliveryId,
                    revision,
                    before.carrier,
                    before.trackingNumber,
                    registration,
                    carrierReport,
                    deliveredAt,
                    placement,
                    code,
                    collectedAt,
                    closing);
        }
    }
}
