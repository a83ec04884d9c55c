package dev.latchkey.aws;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Receipt;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The ledger in `DeliveriesTable`: `notice#<id>#<n>` of the delivery; and under `message#<provider's message
/// id>`, where a receipt finds it without knowing the delivery, `attempt` (whose message it is) and
/// `receipt#<time>#<what>`.
final class DynamoDbAttempts implements Attempts {

    private static final String NOTICE = "notice#";
    private static final String RECEIPT = "receipt#";
    /// SMS receipts can take 72 hours.
    private static final Duration RECEIPTS_KEPT = Duration.ofDays(30);

    private final DynamoDbTable table;

    DynamoDbAttempts(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public Opened open(Attempt requested) {
        var id = requested.id();
        var contact = requested.contact();
        boolean isNew = table.putIfAbsent(table.item(id.deliveryId(), item(id))
                .with("noticeId", id.noticeId())
                .with("number", id.number())
                .with("contactRecipientId", contact.recipientId())
                .with("kind", requested.kind().name())
                .with("contactVersion", contact.version())
                .with("contactPlace", contact.place())
                .with("channel", contact.channel().name())
                .with("country", requested.country())
                .with("evidence", Evidence.REQUESTED.ordinal())
                .with("requestedAt", requested.requestedAt()));
        return new Opened(find(id).orElseThrow(), isNew);
    }

    @Override
    public Optional<Attempt> find(AttemptId id) {
        return table.find(id.deliveryId(), item(id)).map(DynamoDbAttempts::read);
    }

    /// A set, so that a write whose answer is lost, and which is therefore tried again, counts once.
    @Override
    public boolean beginSending(AttemptId id, String sending, int most) {
        return table.updateIf(
                id.deliveryId(),
                item(id),
                Expression.of(
                        "ADD #sendings :sending",
                        Map.of(":sending", Item.set(sending), ":name", Item.value(sending), ":most", Item.value(most))),
                "attribute_not_exists(#sendings) OR size(#sendings) < :most OR contains(#sendings, :name)");
    }

    @Override
    public void dropSending(AttemptId id, String sending) {
        table.updateIf(
                id.deliveryId(),
                item(id),
                Expression.of("DELETE #sendings :sending", Map.of(":sending", Item.set(sending))),
                "attribute_exists(#sendings)");
    }

    @Override
    public List<Attempt> of(String deliveryId) {
        return table.query(deliveryId, NOTICE).stream()
                .map(DynamoDbAttempts::read)
                .toList();
    }

    @Override
    public void accepted(AttemptId id, String providerMessageId) {
        table.put(table.item(message(providerMessageId), "attempt")
                .with("attemptDeliveryId", id.deliveryId())
                .with("noticeId", id.noticeId())
                .with("number", id.number()));
        table.updateIf(
                id.deliveryId(),
                item(id),
                Expression.of("SET #providerMessageId = :message", Map.of(":message", Item.value(providerMessageId))),
                "attribute_not_exists(#providerMessageId)");
        raise(id, Evidence.ACCEPTED);
    }

    @Override
    public Raised raise(AttemptId id, Evidence evidence) {
        var replaced = table.replaceIf(
                id.deliveryId(),
                item(id),
                Expression.of("SET #evidence = :rank", Map.of(":rank", Item.value(evidence.ordinal()))),
                "#evidence < :rank");
        var attempt = find(id).orElseThrow();
        return new Raised(replaced.map(DynamoDbAttempts::evidence).orElse(attempt.evidence()), attempt);
    }

    @Override
    public Attempt refuse(AttemptId id, Refusal refusal) {
        table.updateIf(
                id.deliveryId(),
                item(id),
                Expression.of("SET #refusal = :refusal", Map.of(":refusal", Item.value(refusal.name()))),
                "attribute_not_exists(#refusal)");
        return find(id).orElseThrow();
    }

    @Override
    public void keep(Receipt receipt) {
        var item = table.item(
                        message(receipt.providerMessageId()), RECEIPT + Item.text(receipt.at()) + "#" + what(receipt))
                .with("at", receipt.at())
                .forgetAt(receipt.at().plus(RECEIPTS_KEPT));
        table.put(
                switch (receipt) {
                    case Arrived arrived ->
                        item.with("evidence", arrived.evidence().ordinal());
                    case Failed failed -> item.with("refusal", failed.refusal().name());
                });
    }

    @Override
    public Optional<AttemptId> findByMessage(String providerMessageId) {
        return table.find(message(providerMessageId), "attempt")
                .map(item -> new AttemptId(
                        item.string("attemptDeliveryId"), item.string("noticeId"), item.integer("number")));
    }

    @Override
    public List<Receipt> receipts(String providerMessageId) {
        return table.query(message(providerMessageId), RECEIPT).stream()
                .map(item -> readReceipt(providerMessageId, item))
                .toList();
    }

    private static String item(AttemptId id) {
        return NOTICE + id.noticeId() + String.format(Locale.ROOT, "#%04d", id.number());
    }

    private static String message(String providerMessageId) {
        return "message#" + providerMessageId;
    }

    private static String what(Receipt receipt) {
        return switch (receipt) {
            case Arrived arrived -> arrived.evidence().name();
            case Failed failed -> failed.refusal().name();
        };
    }

    private static Attempt read(Item item) {
        return new Attempt(
                new AttemptId(item.string("deliveryId"), item.string("noticeId"), item.integer("number")),
                NoticeKind.valueOf(item.string("kind")),
                new ContactRef(
                        item.string("contactRecipientId"),
                        item.number("contactVersion"),
                        item.integer("contactPlace"),
                        Channel.valueOf(item.string("channel"))),
                item.string("country"),
                evidence(item),
                item.optionalString("refusal").map(Refusal::valueOf),
                item.optionalString("providerMessageId"),
                item.instant("requestedAt"));
    }

    private static Receipt readReceipt(String providerMessageId, Item item) {
        return item.optionalString("refusal")
                .<Receipt>map(refusal -> new Failed(providerMessageId, Refusal.valueOf(refusal), item.instant("at")))
                .orElseGet(() -> new Arrived(providerMessageId, evidence(item), item.instant("at")));
    }

    private static Evidence evidence(Item item) {
        return Evidence.values()[item.integer("evidence")];
    }
}
