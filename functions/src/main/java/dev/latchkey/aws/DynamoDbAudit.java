package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Audit entries in `AuditEntriesTable`, under `locker#<id>` and `delivery#<id>`: `entry#<number>`, and
/// `id#<entryId>` of each, which keeps it from being written twice.
///
/// Whoever appends needs the rights to put and to query, and no other: nothing here updates or deletes.
final class DynamoDbAudit implements Audit {

    private static final String ENTRY = "entry#";
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
            if (append(entry, lastNumber(entry.subject()) + 1)) {
                return;
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public List<Numbered> of(Subject subject) {
        return table.query(subject.toString(), ENTRY).stream()
                .map(item -> read(subject, item))
                .toList();
    }

    @Override
    public List<Numbered> last(Subject subject, int most) {
        return table.last(subject.toString(), ENTRY, most).stream()
                .map(item -> read(subject, item))
                .toList();
    }

    private long lastNumber(Subject subject) {
        return table.last(subject.toString(), ENTRY, 1).stream()
                .mapToLong(item -> item.number("number"))
                .findFirst()
                .orElse(0);
    }

    /// @return whether it is there now; false where another entry has taken the number
    private boolean append(AuditEntry entry, long number) {
        var result = Transaction.write(
                table.client(),
                List.of(
                        table.putPart(write(entry, number), DynamoDbTable.isAbsent()),
                        table.putPart(
                                table.item(entry.subject().toString(), "id#" + entry.entryId())
                                        .with("number", number),
                                DynamoDbTable.isAbsent())));
        return !result.isConflict() && (result.hasFailed(ID) || !result.hasFailed(NUMBER));
    }

    private Item write(AuditEntry entry, long number) {
        return table.item(entry.subject().toString(), String.format(Locale.ROOT, "%s%010d", ENTRY, number))
                .with("number", number)
                .with("entryId", entry.entryId())
                .with("at", entry.at())
                .with("by", entry.by())
                .with("what", entry.what())
                .with("why", entry.why())
                .with("details", JsonText.text(entry.details()));
    }

    private static Numbered read(Subject subject, Item item) {
        return new Numbered(
                item.number("number"),
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
