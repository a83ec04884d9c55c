package dev.latchkey.aws;

import dev.latchkey.resend.Usage;
import dev.latchkey.resend.Uses;
import dev.latchkey.resend.Uses.Use;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Counts in `ResendsTable`, under `limit#<what is counted>`, which is no request's id: `uses`.
final class DynamoDbUsage implements Usage {

    private static final String USES = "uses";

    private final DynamoDbTable table;

    DynamoDbUsage(DynamoDbTable resendsTable) {
        this.table = resendsTable;
    }

    @Override
    public Uses find(String of) {
        return table.find(key(of), USES).map(item -> read(of, item)).orElseGet(() -> Uses.none(of));
    }

    @Override
    public boolean write(List<Uses> changed) {
        return Transaction.write(
                        table.client(), changed.stream().map(this::part).toList())
                .isDone();
    }

    private TransactWriteItem part(Uses uses) {
        var item = table.item(key(uses.of()), USES)
                .with("revision", uses.revision() + 1)
                .with(USES, uses.uses().stream().map(DynamoDbUsage::write).toList())
                .forgetAt(uses.forgetAt());
        var isUnchanged = uses.revision() == 0
                ? DynamoDbTable.isAbsent()
                : Expression.of("#revision = :revision", Map.of(":revision", Item.value(uses.revision())));
        return table.putPart(item, isUnchanged);
    }

    private static Item write(Use use) {
        return Item.empty().with("requestId", use.requestId()).with("at", use.at());
    }

    private static Uses read(String of, Item item) {
        return new Uses(
                of,
                item.number("revision"),
                item.items(USES).stream()
                        .map(use -> new Use(use.string("requestId"), use.instant("at")))
                        .toList());
    }

    private static String key(String of) {
        return "limit#" + of;
    }
}
