package dev.latchkey.aws;

import dev.latchkey.notice.ChannelHealth;
import dev.latchkey.notice.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Channels' health in `DeliveriesTable`: `span#<start>` under `health#<channel>#<country>`.
///
/// A lane's counts of one span are one item, which DynamoDB lets be written some 1,000 times a second. A
/// count that is given up is no loss, since the next one says as much; the caller is told.
final class DynamoDbChannelHealth implements ChannelHealth {

    private static final String SPAN_ITEM = "span#";
    /// Late receipts still count in the span of their sending, as far back as anybody looks.
    private static final Duration FORGOTTEN_AFTER = KEPT.multipliedBy(2);

    private final DynamoDbTable table;

    DynamoDbChannelHealth(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public boolean sent(Lane lane, Instant at) {
        return count(lane, at, 1, 0);
    }

    @Override
    public boolean received(Lane lane, Instant sentAt) {
        return count(lane, sentAt, 0, 1);
    }

    @Override
    public List<Count> since(Lane lane, Instant from) {
        return table.queryFrom(partition(lane), item(from)).stream()
                .map(item -> new Count(item.instant("from"), item.number("sent"), item.number("received")))
                .toList();
    }

    private boolean count(Lane lane, Instant at, int sent, int received) {
        var from = ChannelHealth.spanOf(at);
        var counted = Expression.of(
                "SET #from = :from, #forgetAt = :forgetAt ADD #sent :sent, #received :received",
                Map.of(
                        ":from", Item.value(from),
                        ":forgetAt", Item.value(from.plus(FORGOTTEN_AFTER).getEpochSecond()),
                        ":sent", Item.value(sent),
                        ":received", Item.value(received)));
        return table.count(partition(lane), item(at), counted);
    }

    private static String partition(Lane lane) {
        return "health#" + lane.channel() + "#" + lane.country();
    }

    private static String item(Instant at) {
        return SPAN_ITEM + Item.text(ChannelHealth.spanOf(at));
    }
}
