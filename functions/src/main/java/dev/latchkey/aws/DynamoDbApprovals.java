package dev.latchkey.aws;

import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.Release.Scope;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.ProposedContact;
import dev.latchkey.support.StepUp;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Approvals in `ApprovalsTable`: `approval`. Whose request it is stands there as the principal, for people to read,
/// and as the person, for the condition: whoever has two roles has two ARNs.
///
/// The audit keeps what was done; the request itself is forgotten.
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
                .with("reason", approval.reason())
                .with("requestedAt", approval.requestedAt())
                .with("expiresAt", approval.expiresAt())
                .forgetAt(approval.requestedAt().plus(KEPT));
        approval.requestedBy()
                .ifPresent(principal ->
                        item.with("requestedBy", principal.arn()).with("requestedByPerson", principal.person()));
        table.putIfAbsent(write(item, approval.stepUp()));
    }

    @Override
    public Optional<Approval> find(String approvalId) {
        return table.find(approvalId, APPROVAL)
                .map(item -> new Approval(
                        approvalId,
                        stepUp(item),
                        item.optionalString("requestedBy").map(Principal::new),
                        item.string("reason"),
                        item.instant("requestedAt"),
                        item.instant("expiresAt"),
                        item.optionalString("verdict").map(verdict -> decided(Verdict.valueOf(verdict), item))));
    }

    @Override
    public boolean vouch(String approvalId, Principal principal, Instant at) {
        var values = Item.empty()
                .with(":by", principal.arn())
                .with(":person", principal.person())
                .with(":at", at);
        return table.updateIf(
                approvalId,
                APPROVAL,
                Expression.of("SET #requestedBy = :by, #requestedByPerson = :person", values.attributes()),
                "attribute_not_exists(verdict) AND attribute_not_exists(#requestedBy) AND expiresAt > :at");
    }

    @Override
    public boolean decide(String approvalId, Decided word) {
        var values = Item.empty()
                .with(":verdict", word.verdict().name())
                .with(":by", word.by().arn())
                .with(":person", word.by().person())
                .with(":reason", word.reason())
                .with(":at", word.at());
        return table.updateIf(
                approvalId,
                APPROVAL,
                Expression.of(
                        "SET #verdict = :verdict, #decidedBy = :by, #decisionReason = :reason, #decidedAt = :at",
                        values.attributes()),
                "attribute_not_exists(verdict) AND expiresAt > :at AND " + anotherOne(word.verdict()));
    }

    /// An attribute that is absent differs from every value.
    private static String anotherOne(Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "attribute_exists(requestedByPerson) AND requestedByPerson <> :person";
            case REFUSED -> "requestedByPerson <> :person";
        };
    }

    private static Item write(Item item, StepUp stepUp) {
        return switch (stepUp) {
            case OpenCompartment opening ->
                item.with("kind", opening.kind())
                        .with("lockerId", opening.lockerId())
                        .with("compartment", opening.compartment());
            case SupportStep step -> {
                step.compartment().ifPresent(number -> item.with("compartment", number));
                step.newContact()
                        .ifPresent(contact -> item.with(
                                        "newChannel", contact.channel().name())
                                .with("newMasked", contact.masked()));
                yield item.with("kind", step.kind())
                        .with("requestId", step.requestId())
                        .with("deliveryId", step.deliveryId())
                        .with("action", step.action())
                        .with("lockerId", step.seen().lockerId())
                        .with("contacts", contacts(step.seen()));
            }
        };
    }

    private static List<Item> contacts(Scope seen) {
        return seen.contacts().entrySet().stream()
                .map(contact ->
                        Item.empty().with("recipientId", contact.getKey()).with("version", contact.getValue()))
                .toList();
    }

    private static SupportStep supportStep(Item item) {
        var contacts = item.items("contacts").stream()
                .collect(Collectors.toMap(
                        contact -> contact.string("recipientId"), contact -> contact.number("version")));
        return new SupportStep(
                item.string("requestId"),
                item.string("deliveryId"),
                item.string("action"),
                new Scope(contacts, item.string("lockerId")),
                Optional.of(item).filter(it -> it.has("compartment")).map(it -> it.integer("compartment")),
                item.optionalString("newChannel")
                        .map(channel -> new ProposedContact(Channel.valueOf(channel), item.string("newMasked"))));
    }

    private static StepUp stepUp(Item item) {
        var kind = item.string("kind");
        return switch (kind) {
            case OpenCompartment.KIND -> new OpenCompartment(item.string("lockerId"), item.integer("compartment"));
            case SupportStep.KIND -> supportStep(item);
            default -> throw new IllegalStateException("Nobody approves a " + kind);
        };
    }

    private static Decided decided(Verdict verdict, Item item) {
        return new Decided(
                verdict,
                new Principal(item.string("decidedBy")),
                item.string("decisionReason"),
                item.instant("decidedAt"));
    }
}
