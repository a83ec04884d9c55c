package dev.latchkey.local.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/// DynamoDB Local's tables, with their definitions in memory. It would read and parse a table's definition anew for
/// every operation on an item, at a third of that operation's cost. Whatever changes a definition forgets it.
final class RememberedTables extends SQLiteDBAccess {

    private final Map<String, TableInfo> definitions = new ConcurrentHashMap<>();

    /// Tables in memory.
    RememberedTables() {}

    /// @param file which holds the tables
    RememberedTables(String file) {
        super(file);
    }

    /// @return null where there is no such table, which is not remembered
    @Override
    public TableInfo getTableInfo(String table) {
        return definitions.computeIfAbsent(table, super::getTableInfo);
    }

    @Override
    public void updateTable(
            String table,
            ProvisionedThroughput throughput,
            OnDemandThroughput onDemand,
            BillingMode billing,
            long payPerRequestSince,
            List<AttributeDefinition> attributes,
            List<GlobalSecondaryIndexDescription> indexes,
            Boolean isProtected,
            StreamSpecification stream) {
        changing(
                table,
                () -> super.updateTable(
                        table,
                        throughput,
                        onDemand,
                        billing,
                        payPerRequestSince,
                        attributes,
                        indexes,
                        isProtected,
                        stream));
    }

    @Override
    public void updateTable(String table, String timeToLive) {
        changing(table, () -> super.updateTable(table, timeToLive));
    }

    @Override
    public void deleteTable(String table) {
        changing(table, () -> super.deleteTable(table));
    }

    @Override
    public void createGSIColumns(String table, String index) {
        changing(table, () -> super.createGSIColumns(table, index));
    }

    @Override
    public void backfillGSI(String table, String index) {
        changing(table, () -> super.backfillGSI(table, index));
    }

    @Override
    public void deleteGSI(String table, String index) {
        changing(table, () -> super.deleteGSI(table, index));
    }

    private void changing(String table, Runnable change) {
        try {
            change.run();
        } finally {
            definitions.remove(table);
        }
    }
}
