package dev.latchkey.resend;

import dev.latchkey.recipient.Contact;
import dev.latchkey.shipment.Principal;
import dev.latchkey.support.Approval;
import dev.latchkey.support.ProposedContact;
import dev.latchkey.support.StepUp.SupportStep;
import java.util.Map;
import java.util.Optional;

/// What two people have agreed to: this request's step for this parcel, and no other.
record Agreed(Approval approval, SupportStep step) {

    /// @param found the approval that an act names
    /// @return nothing where it is none of this act
    static Optional<Agreed> to(Act act, Action action, Optional<Approval> found) {
        return found.filter(Approval::isApproved)
                .flatMap(approval -> approval.stepUp() instanceof SupportStep step
                        ? Optional.of(new Agreed(approval, step))
                        : Optional.empty())
                .filter(agreed -> agreed.isFor(act, action));
    }

    private boolean isFor(Act act, Action action) {
        return step.requestId().equals(act.requestId())
                && step.deliveryId().equals(act.deliveryId())
                && step.action().equals(action.word());
    }

    /// Whether that is the new contact that both have seen, as far as it was shown to them.
    boolean isTo(Contact contact) {
        return step.newContact().equals(Optional.of(ProposedContact.of(contact)));
    }

    /// Who asked, or took the place of whoever did.
    Principal first() {
        return approval.requestedBy().orElseThrow();
    }

    Principal second() {
        return approval.decided().orElseThrow().by();
    }

    Map<String, String> details() {
        return Map.of("approvalId", approval.approvalId(), "requestedBy", first().arn());
    }
}
