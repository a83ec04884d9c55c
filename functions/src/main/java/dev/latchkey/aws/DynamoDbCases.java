package dev.latchkey.aws;

import dev.latchkey.support.Case;
import dev.latchkey.support.Case.Statement;
import dev.latchkey.support.Cases;
import java.util.List;

/// Cases in `DeliveriesTable`: `case#<caseId>`.
final class DynamoDbCases implements Cases {

    private static final String CASE = "case#";

    private final DynamoDbTable table;

    DynamoDbCases(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public void open(Case opened) {
        table.putIfAbsent(table.item(opened.deliveryId(), CASE + opened.caseId())
                .with("caseId", opened.caseId())
                .with("reason", opened.reason())
                .with("failedPart", opened.failedPart())
                .with("error", opened.error())
                .with("openedAt", opened.openedAt())
                .with(
                        "statements",
                        opened.statements().stream().map(DynamoDbCases::write).toList()));
    }

    @Override
    public List<Case> of(String deliveryId) {
        return table.query(deliveryId, CASE).stream()
                .map(item -> new Case(
                        item.string("caseId"),
                        deliveryId,
                        item.string("reason"),
                        item.string("failedPart"),
                        item.string("error"),
                        item.instant("openedAt"),
                        item.items("statements").stream()
                                .map(DynamoDbCases::read)
                                .toList()))
                .toList();
    }

    private static Item write(Statement statement) {
        return Item.empty()
                .with("by", statement.by())
                .with("said", statement.said())
                .with("at", statement.at());
    }

    private static Statement read(Item item) {
        return new Statement(item.string("by"), item.string("said"), item.instant("at"));
    }
}
