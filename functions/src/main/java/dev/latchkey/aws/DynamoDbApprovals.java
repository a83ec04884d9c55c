package dev.latchkey.aws;

import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.StepUp;
import dev.latchkey.support.StepUp.OpenCompartment;
import java.time.Duration;
import java.util.Optional;

/// Approvals in `ApprovalsTable`: `approval`. The audit keeps what was done; the request itself is forgotten.
final class DynamoDbApprovals implements Approvals {

    private static final String APPROVAL = "approval";
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;

    DynamoDbApprovals(DynamoDbTable approvalsTable) {
        this.table = approvalsTable;
    }

    @Override
    public void request(Approval approval) {
        var item = table.item(approval.approvalId(), APPROVAL)
                .with("requestedBy", approval.requestedBy())
                .with("reason", approval.reason())
                .with("requestedAt", approval.requestedAt())
                .with("expiresAt", approval.expiresAt())
                .forgetAt(approval.requestedAt().plus(KEPT));
        table.putIfAbsent(write(item, approval.stepUp()));
    }

    @Override
    public Optional<Approval> find(String approvalId) {
        return table.find(approvalId, APPROVAL)
                .map(item -> new Approval(
                        approvalId,
                        stepUp(item),
                        item.string("requestedBy"),
                        item.string("reason"),
                        item.instant("requestedAt"),
                        item.instant("expiresAt"),
                        item.optionalString("verdict").map(verdict -> decided(Verdict.valueOf(verdict), item))));
    }

    @Override
    public boolean decide(String approvalId, Decided word) {
        var values = Item.empty()
                .with(":verdict", word.verdict().name())
                .with(":by", word.by())
                .with(":reason", word.reason())
                .with(":at", word.at());
        return table.updateIf(
                approvalId,
                APPROVAL,
                Expression.of(
                        "SET #verdict = :verdict, #decidedBy = :by, #decisionReason = :reason, #decidedAt = :at",
                        values.attributes()),
                "attribute_not_exists(verdict) AND requestedBy <> :by AND expiresAt > :at");
    }

    private static Item write(Item item, StepUp stepUp) {
        return switch (stepUp) {
            case OpenCompartment opening ->
                item.with("kind", opening.kind())
                        .with("lockerId", opening.lockerId())
                        .with("compartment", opening.compartment());
        };
    }

    private static StepUp stepUp(Item item) {
        var kind = item.string("kind");
        return switch (kind) {
            case OpenCompartment.KIND -> new OpenCompartment(item.string("lockerId"), item.integer("compartment"));
            default -> throw new IllegalStateException("Nobody approves a " + kind);
        };
    }

    private static Decided decided(Verdict verdict, Item item) {
        return new Decided(verdict, item.string("decidedBy"), item.string("decisionReason"), item.instant("decidedAt"));
    }
}
