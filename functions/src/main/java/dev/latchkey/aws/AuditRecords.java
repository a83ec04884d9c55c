package dev.latchkey.aws;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditChain;
import dev.latchkey.support.AuditLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The audit for people who read it from outside, with rights of their own; no function does.
///
/// @param auditEntriesTable the table's name, as the other's
public record AuditRecords(DynamoDbClient client, String auditEntriesTable, String deliveriesTable) {

    public Deliveries deliveries() {
        return new DynamoDbDeliveries(new DynamoDbTable(client, deliveriesTable, "deliveryId"));
    }

    public Audit audit() {
        return new DynamoDbAudit(new DynamoDbTable(client, auditEntriesTable, "subject"));
    }

    /// Every subject's chain, from a scan of the whole table.
    public List<AuditChain> chains() {
        var links = new TreeMap<String, List<AuditLink>>();
        var marks = new HashMap<String, Map<String, Long>>();
        client.scanPaginator(request -> request.tableName(auditEntriesTable).consistentRead(true)).items().stream()
                .map(Item::of)
                .forEach(item -> sort(item, links, marks));
        return links.entrySet().stream()
                .map(of -> new AuditChain(of.getKey(), of.getValue(), marks.getOrDefault(of.getKey(), Map.of())))
                .toList();
    }

    private static void sort(Item item, Map<String, List<AuditLink>> links, Map<String, Map<String, Long>> marks) {
        var subject = item.string("subject");
        var key = item.string(DynamoDbTable.ITEM);
        var ofSubject = links.computeIfAbsent(subject, first -> new ArrayList<>());
        if (key.startsWith(AuditItem.MARK)) {
            marks.computeIfAbsent(subject, first -> new HashMap<>())
                    .put(key.substring(AuditItem.MARK.length()), AuditItem.marked(item));
        } else {
            ofSubject.add(AuditItem.link(item));
        }
    }
}
