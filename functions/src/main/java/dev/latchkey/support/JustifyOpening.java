package dev.latchkey.support;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Justification.Approved;
import dev.latchkey.support.Justification.ConfirmedJam;
import dev.latchkey.support.JustifyOpening.Judgement.Justified;
import dev.latchkey.support.JustifyOpening.Judgement.Unjustified;
import dev.latchkey.support.StepUp.OpenCompartment;
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
                .filter(approval -> approval.stepUp().equals(opening))
                .<Judgement>map(approval -> order(approval, approval.decided().orElseThrow()))
                .orElseGet(() -> new Unjustified("notApproved"));
    }

    private static Justified order(Approval approval, Decided word) {
        return new Justified(new OpeningOrder(
                OpeningOrder.nameOf(approval),
                word.by(),
                approval.reason(),
                word.at().plus(OpeningOrder.HOLDS_FOR),
                Map.of("approvalId", approval.approvalId(), "requestedBy", approval.requestedBy())));
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
        return deliveries
                .find(jam.deliveryId())
                .filter(delivery -> isBehind(delivery, opening, now))
                .<Judgement>map(delivery -> order(jam))
                .orElseGet(() -> new Unjustified("noSuchParcelThere"));
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
