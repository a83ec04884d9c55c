package dev.latchkey.resend;

import dev.latchkey.resend.Resends.Kept;
import dev.latchkey.resend.WishReader.Typed;
import dev.latchkey.shipment.Workflows;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts the execution of a request whose asker is known. The request is stored first, so that the execution carries
/// nothing but its id: no address, and no claim that anybody could type.
public final class StartResend {

    private final Resends resends;
    private final Proposals proposals;
    private final Workflows workflows;
    private final Supplier<String> requestIds;
    private final Clock clock;

    /// @param requestIds one that nobody can guess at each call
    public StartResend(
            Resends resends, Proposals proposals, Workflows workflows, Supplier<String> requestIds, Clock clock) {
        this.resends = resends;
        this.proposals = proposals;
        this.workflows = workflows;
        this.requestIds = requestIds;
        this.clock = clock;
    }

    /// @param principal as an ARN, of somebody who came by the API
    /// @return the request's id
    public String start(Origin origin, Optional<String> principal, Typed typed) {
        var requestId = requestIds.get();
        typed.newContact().ifPresent(written -> proposals.park(requestId, written, Proposal.forgetAt(clock)));
        resends.keep(new Kept(
                new ResendRequest(requestId, origin, principal, typed.wish()),
                RequestName.execution(requestId),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        workflows.startResend(requestId);
        return requestId;
    }
}
