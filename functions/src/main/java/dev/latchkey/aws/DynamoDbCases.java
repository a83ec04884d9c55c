package dev.latchkey.aws;

import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.support.Case;
import dev.latchkey.support.Case.Statement;
import dev.latchkey.support.Cases;
import dev.latchkey.support.LedgerLine;
import java.util.List;
import java.util.Map;

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
                        opened.statements().stream().map(DynamoDbCases::write).toList())
                .with(
                        "ledger",
                        opened.ledger().stream().map(DynamoDbCases::write).toList()));
    }

    @Override
    public void link(String deliveryId, String caseId, String incidentId) {
        table.updateIf(
                deliveryId,
                CASE + caseId,
                Expression.of("SET #incidentId = :incidentId", Map.of(":incidentId", Item.value(incidentId))),
                "attribute_exists(caseId)");
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
                                .map(DynamoDbCases::readStatement)
                                .toList(),
                        item.items("ledger").stream()
                                .map(DynamoDbCases::readLine)
                                .toList(),
                        item.optionalString("incidentId")))
                .toList();
    }

    private static Item write(Statement statement) {
        return Item.empty()
                .with("by", statement.by())
                .with("said", statement.said())
                .with("at", statement.at());
    }

    private static Statement readStatement(Item item) {
        return new Statement(item.string("by"), item.string("said"), item.instant("at"));
    }

    private static Item write(LedgerLine line) {
        var item = Item.empty()
                .with("noticeId", line.noticeId())
                .with("number", line.number())
                .with("kind", line.kind().name())
                .with("channel", line.channel().name())
                .with("requestedAt", line.requestedAt())
                .with("evidence", line.evidence().name());
        line.refusal().ifPresent(reason -> item.with("refusal", reason.name()));
        return item;
    }

    private static LedgerLine readLine(Item item) {
        return new LedgerLine(
                item.string("noticeId"),
                item.integer("number"),
                NoticeKind.valueOf(item.string("kind")),
                Channel.valueOf(item.string("channel")),
                item.instant("requestedAt"),
                Evidence.valueOf(item.string("evidence")),
                item.optionalString("refusal").map(Refusal::valueOf));
    }
}
