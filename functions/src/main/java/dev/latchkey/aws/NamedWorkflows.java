package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.resend.RequestName;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Workflows;
import dev.latchkey.support.Executions;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Workflow;
import java.util.Map;

/// Workflows as executions, each under the name that follows from what it is for: the second one is none.
///
/// @param executions of those workflows that are started here
public record NamedWorkflows(Executions executions, Tokens tokens) implements Workflows {

    private static final int FIRST_RUN = 1;

    @Override
    public void startDelivery(String deliveryId) {
        executions.start(Name.deliverParcel(deliveryId, FIRST_RUN), Map.of("deliveryId", deliveryId));
    }

    @Override
    public void startNotice(String deliveryId, String noticeId, String kind, String preference) {
        var input = JsonFields.of("deliveryId", deliveryId)
                .and("noticeId", noticeId)
                .and("kind", kind)
                .and("preference", preference);
        executions.start(Name.notifyRecipient(deliveryId, noticeId, FIRST_RUN), input.map());
    }

    @Override
    public void startFaultHandling(String lockerId, String faultId) {
        var input = JsonFields.of("lockerId", lockerId).and("faultId", faultId);
        executions.start(Name.handleLockerFault(faultId, FIRST_RUN), input.map());
    }

    @Override
    public void startResend(String requestId) {
        var name = new Name(Workflow.RESEND_CODE, RequestName.execution(requestId));
        executions.start(name, Map.of("requestId", requestId));
    }

    @Override
    public boolean complete(TaskToken token, Map<String, ?> output) {
        return tokens.complete(token, output);
    }

    /// The tokens of waiting tasks.
    @FunctionalInterface
    public interface Tokens {

        /// @return false where somebody was earlier: it was completed before, or has timed out
        boolean complete(TaskToken token, Map<String, ?> output);
    }
}
