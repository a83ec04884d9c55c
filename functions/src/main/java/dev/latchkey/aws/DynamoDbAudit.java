package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.AuditLink;
import dev.latchkey.support.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Audit entries in `AuditEntriesTable`, under `locker#<id>` and `delivery#<id>`: `entry#<number>`, and
/// `id#<entryId>` of each, which keeps it from being written twice. Each entry names the hash of the one before
/// ([AuditLink]), and its own goes to the function's log as well, where nobody of this stack can take it back.
///
/// Whoever appends needs the rights to put and to query, and no other: nothing here updates or deletes.
final class DynamoDbAudit implements Audit {

    private static final int NUMBER = 0;
    private static final int ID = 1;

    /// Each failed try means that another one's entry was written.
    private static final int TRIES = 40;

    private final DynamoDbTable table;

    DynamoDbAudit(DynamoDbTable auditEntriesTable) {
        this.table = auditEntriesTable;
    }

    @Override
    public void append(AuditEntry entry) {
        for (int i = 0; i < TRIES; i++) {
            if (append(nextTo(entry))) {
                return;
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public List<Numbered> of(Subject subject) {
        return table.query(subject.toString(), AuditItem.ENTRY).stream()
                .map(item -> read(subject, item))
                .toList();
    }

    @Override
    public List<Numbered> last(Subject subject, int most) {
        return table.last(subject.toString(), AuditItem.ENTRY, most).stream()
                .map(item -> read(subject, item))
                .toList();
    }

    private Item nextTo(AuditEntry entry) {
        var last = table.last(entry.subject().toString(), AuditItem.ENTRY, 1).stream()
                .map(AuditItem::link)
                .findFirst();
        return write(
                entry,
                last.map(AuditLink::place).orElse(0L) + 1,
                last.map(AuditLink::end).orElse(""));
    }

    /// @return whether it is there now; false where another entry has taken the number
    private boolean append(Item item) {
        var mark = table.item(item.string("subject"), AuditItem.MARK + item.string("entryId"))
                .with(AuditLink.NUMBER, item.number(AuditLink.NUMBER));
        var result = Transaction.write(
                table.client(),
                List.of(table.putPart(item, DynamoDbTable.isAbsent()), table.putPart(mark, DynamoDbTable.isAbsent())));
        if (result.isDone()) {
            log(item);
        }
        return !result.isConflict() && (result.hasFailed(ID) || !result.hasFailed(NUMBER));
    }

    private static void log(Item item) {
        RequestLog.line(Map.of(
                "auditHead",
                JsonFields.of("subject", item.string("subject"))
                        .and("number", item.number(AuditLink.NUMBER))
                        .and("hash", item.string(AuditItem.HASH))
                        .map()));
    }

    private Item write(AuditEntry entry, long number, String previousHash) {
        return AuditItem.sealed(table.item(entry.subject().toString(), AuditItem.key(number))
                .with(AuditLink.NUMBER, number)
                .with("entryId", entry.entryId())
                .with("at", entry.at())
                .with("by", entry.by())
                .with("what", entry.what())
                .with("why", entry.why())
                .with("details", JsonText.text(entry.details()))
                .with(AuditLink.PREVIOUS, previousHash));
    }

    private static Numbered read(Subject subject, Item item) {
        return new Numbered(
                item.number(AuditLink.NUMBER),
                new AuditEntry(
                        subject,
                        item.string("entryId"),
                        item.instant("at"),
                        item.string("by"),
                        item.string("what"),
                        item.string("why"),
                        details(item)));
    }

    private static Map<String, String> details(Item item) {
        return JsonObject.parse(item.string("details")).asMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, detail -> String.valueOf(detail.getValue())));
    }
}
