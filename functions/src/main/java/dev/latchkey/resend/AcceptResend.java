package dev.latchkey.resend;

import dev.latchkey.json.InvalidField;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.resend.Acceptance.Accepted;
import dev.latchkey.resend.Acceptance.InvalidRequest;
import dev.latchkey.resend.Acceptance.SeveralParcels;
import dev.latchkey.resend.Acceptance.TooManyRequests;
import dev.latchkey.resend.Acceptance.UnknownParcel;
import dev.latchkey.resend.IdentifyRequest.Identified;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.support.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Understands a request, finds its parcel and lets it through, or says what is missing. Whatever it is and whatever
/// becomes of it, it stands in the audit. Safe to repeat.
public final class AcceptResend {

    private final IdentifyRequest identify;
    private final Resends resends;
    private final FindParcel findParcel;
    private final CheckProposal checkProposal;
    private final LimitResends limit;
    private final AuditResend audit;

    public AcceptResend(
            Resends resends,
            Proposals proposals,
            LimitResends limit,
            Deliveries deliveries,
            Recipients recipients,
            RecipientReader recipientReader,
            Audit audit,
            Clock clock) {
        this.identify = new IdentifyRequest(resends, proposals, new WishReader());
        this.resends = resends;
        this.findParcel = new FindParcel(deliveries);
        this.checkProposal = new CheckProposal(proposals, recipients, recipientReader, clock);
        this.limit = limit;
        this.audit = new AuditResend(audit);
    }

    /// @param input of the execution, whatever it is
    /// @param startedAt when the execution was started
    public Acceptance accept(Object input, String executionName, Instant startedAt) {
        var acceptance = judge(input, executionName, startedAt);
        audit.accepted(acceptance, startedAt);
        return acceptance;
    }

    private Acceptance judge(Object input, String executionName, Instant startedAt) {
        try {
            var identified = identify.identify(input, executionName, startedAt);
            requireRight(identified.kept().request());
            resends.keep(identified.kept());
            return find(identified);
        } catch (InvalidField fault) {
            return new InvalidRequest(
                    RequestName.byHand(executionName), "console", WishReader.language(input), Problem.of(fault));
        }
    }

    /// A recipient's own link asks for a code and for nothing else.
    private static void requireRight(ResendRequest request) {
        var wish = request.wish();
        boolean isTheirs = !wish.isStepUp() && (wish.action() == Action.RESEND || wish.action() == Action.DIAGNOSE);
        if (request.origin() == Origin.RECIPIENT && !isTheirs) {
            throw new InvalidField("action", "must be diagnose or resend");
        }
    }

    private Acceptance find(Identified identified) {
        var request = identified.kept().request();
        var ids = findParcel.find(request.wish());
        return switch (ids.size()) {
            case 0 -> letThrough(request, Optional.empty(), new UnknownParcel(request));
            case 1 -> accept(identified, ids.getFirst());
            default -> letThrough(request, Optional.empty(), new SeveralParcels(request, findParcel.carriers(ids)));
        };
    }

    private Acceptance accept(Identified identified, String deliveryId) {
        var request = identified.kept().request();
        try {
            identified
                    .newContact()
                    .ifPresent(
                            written -> checkProposal.check(request.requestId(), written, findParcel.read(deliveryId)));
            return letThrough(request, Optional.of(deliveryId), new Accepted(request, deliveryId));
        } catch (InvalidField fault) {
            return new InvalidRequest(
                    request.requestId(), request.by(), request.wish().language(), Problem.of(fault));
        }
    }

    private Acceptance letThrough(ResendRequest request, Optional<String> deliveryId, Acceptance acceptance) {
        return limit.letThrough(request, deliveryId)
                .<Acceptance>map(until -> new TooManyRequests(request, deliveryId, until))
                .orElse(acceptance);
    }
}
