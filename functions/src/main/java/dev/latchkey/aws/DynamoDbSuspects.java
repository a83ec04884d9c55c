package dev.latchkey.aws;

import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Refusal;
import dev.latchkey.notice.Suspects;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Suspected contacts in `DeliveriesTable`: `suspect#<version>#<place>` under `suspects#<recipientId>`.
///
/// They are not in `RecipientsTable`, which the functions that take receipts may not touch.
final class DynamoDbSuspects implements Suspects {

    /// Nothing depends on the day: DynamoDB forgets late.
    private static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbTable table;

    DynamoDbSuspects(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public void mark(ContactRef contact, Refusal reason, Instant at) {
        table.put(table.item(partition(contact.recipientId()), item(contact))
                .with("contactVersion", contact.version())
                .with("contactPlace", contact.place())
                .with("channel", contact.channel().name())
                .with("refusal", reason.name())
                .forgetAt(at.plus(KEPT)));
    }

    @Override
    public void clear(ContactRef contact) {
        table.delete(partition(contact.recipientId()), item(contact));
    }

    @Override
    public Map<ContactRef, Refusal> of(String recipientId, long version) {
        return table.query(partition(recipientId), ofVersion(version)).stream()
                .collect(Collectors.toMap(
                        item -> new ContactRef(
                                recipientId,
                                item.number("contactVersion"),
                                item.integer("contactPlace"),
                                Channel.valueOf(item.string("channel"))),
                        item -> Refusal.valueOf(item.string("refusal"))));
    }

    private static String partition(String recipientId) {
        return "suspects#" + recipientId;
    }

    private static String item(ContactRef contact) {
        return ofVersion(contact.version()) + contact.place();
    }

    private static String ofVersion(long version) {
        return String.format(Locale.ROOT, "suspect#%06d#", version);
    }
}
