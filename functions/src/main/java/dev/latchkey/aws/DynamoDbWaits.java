package dev.latchkey.aws;

import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parked task tokens in `DeliveriesTable`: `wait#<what>`, and nowhere else.
final class DynamoDbWaits implements Waits {

    private static final String WAIT = "wait#";

    private final DynamoDbTable table;

    DynamoDbWaits(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public void park(String deliveryId, String what, TaskToken token) {
        table.put(table.item(deliveryId, item(what)).with("taskToken", token.value()));
    }

    @Override
    public Optional<TaskToken> find(String deliveryId, String what) {
        return table.find(deliveryId, item(what)).map(item -> new TaskToken(item.string("taskToken")));
    }

    @Override
    public List<String> names(String deliveryId, String prefix) {
        return table.query(deliveryId, item(prefix)).stream()
                .map(item -> item.string(DynamoDbTable.ITEM).substring(WAIT.length()))
                .toList();
    }

    @Override
    public void remove(String deliveryId, String what, TaskToken token) {
        var isStillParked = Expression.of("#taskToken = :token", Map.of(":token", Item.value(token.value())));
        table.deleteIf(deliveryId, item(what), isStillParked);
    }

    private static String item(String what) {
        return WAIT + what;
    }
}
