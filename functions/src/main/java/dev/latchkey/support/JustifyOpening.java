package dev.latchkey.support;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.support.Justification.Approved;
import dev.latchkey.support.Justification.ConfirmedJam;
import dev.latchkey.support.JustifyOpening.Judgement.Justified;
import dev.latchkey.support.JustifyOpening.Judgement.Unjustified;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Checks what allows a door to be opened from afar against what is known, whoever says so.
public final class JustifyOpening {

    /// How long ago the recipient can have been seen at the locker and still be there.
    private static final Duration RECIPIENT_STAYS_FOR = Duration.ofMinutes(2);

    private static final String JAM = "doorDidNotOpen";

    private final Approvals approvals;
    private final Faults faults;
    private final Deliveries deliveries;
    private final Clock clock;

    public JustifyOpening(Approvals approvals, Faults faults, Deliveries deliveries, Clock clock) {
        this.approvals = approvals;
        this.faults = faults;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Judgement judge(OpenCompartment opening, Justification justification) {
        return switch (justification) {
            case Approved approved -> approved(opening, approved);
            case ConfirmedJam jam -> jammed(opening, jam);
        };
    }

    private Judgement approved(OpenCompartment opening, Approved approved) {
        return approvals
                .find(approved.approvalId())
                .filter(Approval::isApproved)
                .map(approval -> agreed(opening, approval))
                .orElseGet(() -> new Unjustified("notApproved"));
    }

    private Judgement agreed(OpenCompartment opening, Approval approval) {
        return switch (approval.stepUp()) {
            case OpenCompartment asked -> asked.equals(opening) ? order(approval) : new Unjustified("notApproved");
            case SupportStep step ->
                step.opening().equals(Optional.of(opening))
                        ? forParcel(step.deliveryId(), opening, order(approval))
                        : new Unjustified("notApproved");
        };
    }

    /// Another parcel may lie there by now.
    private Judgement forParcel(String deliveryId, OpenCompartment opening, Judgement order) {
        return deliveries
                .find(deliveryId)
                .filter(delivery -> isBehind(delivery, opening, clock.instant()))
                .map(delivery -> order)
                .orElseGet(() -> new Unjustified("noSuchParcelThere"));
    }

    private static Justified order(Approval approval) {
        var word = approval.decided().orElseThrow();
        return new Justified(new OpeningOrder(
                OpeningOrder.nameOf(approval),
                word.by().arn(),
                approval.reason(),
                word.at().plus(OpeningOrder.HOLDS_FOR),
                Map.of("approvalId", approval.approvalId(), "requestedBy", approval.requester())));
    }

    private Judgement jammed(OpenCompartment opening, ConfirmedJam jam) {
        var now = clock.instant();
        var fault = faults.find(opening.lockerId(), jam.faultId()).filter(it -> isConfirmedJam(it, opening));
        if (fault.isEmpty()) {
            return new Unjustified("noConfirmedJam");
        }
        if (!wasThere(fault.get(), jam, now)) {
            return new Unjustified("recipientNotThere");
        }
        return forParcel(jam.deliveryId(), opening, order(jam));
    }

    private static boolean isConfirmedJam(LockerFault fault, OpenCompartment opening) {
        return fault.isOpen()
                && fault.code().equals(JAM)
                && fault.compartment() == opening.compartment()
                && fault.handling().confirmedAt().isPresent();
    }

    /// Whoever says so must have written it down first.
    private static boolean wasThere(LockerFault fault, ConfirmedJam jam, Instant now) {
        return fault.handling().present().equals(Optional.of(new Present(jam.deliveryId(), jam.verifiedAt())))
                && !jam.verifiedAt().isAfter(now)
                && !jam.verifiedAt().plus(RECIPIENT_STAYS_FOR).isBefore(now);
    }

    private static boolean isBehind(Delivery delivery, OpenCompartment opening, Instant now) {
        return delivery.isFor(opening.lockerId())
                && delivery.placement()
                        .filter(placement -> placement.compartment() == opening.compartment())
                        .isPresent()
                && delivery.liveCode()
                        .filter(code -> code.expiresAt().isAfter(now))
                        .isPresent();
    }

    private static Justified order(ConfirmedJam jam) {
        return new Justified(new OpeningOrder(
                "jam-" + jam.faultId() + "-" + jam.verifiedAt().toEpochMilli(),
                "handle-locker-fault",
                "The door jams, and its recipient is there",
                jam.verifiedAt().plus(RECIPIENT_STAYS_FOR),
                Map.of(
                        "faultId", jam.faultId(),
                        "deliveryId", jam.deliveryId(),
                        "verifiedAt", jam.verifiedAt().toString())));
    }

    /// What comes of a justification.
    sealed interface Judgement {

        record Justified(OpeningOrder order) implements Judgement {}

        /// @param reason one word
        record Unjustified(String reason) implements Judgement {}
    }
}
