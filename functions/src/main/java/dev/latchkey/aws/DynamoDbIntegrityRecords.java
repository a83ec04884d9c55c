package dev.latchkey.aws;

import dev.latchkey.support.IntegrityRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// In `DeliveriesTable`: `position` under the key `integrity`; `suspicion#<what>` of a delivery.
final class DynamoDbIntegrityRecords implements IntegrityRecords {

    private static final String INTEGRITY = "integrity";
    private static final String POSITION = "position";
    /// A suspicion that comes up again within this time is acted on at once.
    private static final Duration SUSPICIONS_KEPT = Duration.ofDays(7);

    private final DynamoDbTable table;

    DynamoDbIntegrityRecords(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public Optional<Position> position() {
        return table.find(INTEGRITY, POSITION)
                .map(item -> new Position(Stage.valueOf(item.string("stage")), item.string("after")));
    }

    @Override
    public void keepPosition(Position position) {
        table.put(table.item(INTEGRITY, POSITION)
                .with("stage", position.stage().name())
                .with("after", position.after()));
    }

    @Override
    public void forgetPosition() {
        table.delete(INTEGRITY, POSITION);
    }

    @Override
    public Instant suspectedSince(String deliveryId, String what, Instant now) {
        var firstLook = Expression.of(
                "SET #since = if_not_exists(#since, :now), #forgetAt = :forget",
                Map.of(
                        ":now",
                        Item.value(now),
                        ":forget",
                        Item.value(now.plus(SUSPICIONS_KEPT).getEpochSecond())));
        return table.update(deliveryId, "suspicion#" + what, firstLook).instant("since");
    }
}
