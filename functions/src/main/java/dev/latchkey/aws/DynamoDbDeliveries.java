package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.UnreadableDelivery;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Deliveries in `DeliveriesTable`: `delivery`, `event#<time>#<id>` (timeline), `seen#<source>#<id>`.
final class DynamoDbDeliveries implements Deliveries {

    private static final String DELIVERY = "delivery";
    private static final String TIMELINE = "event#";
    private static final String BY_TRACKING_NUMBER = "byTrackingNumber";
    private static final String BY_OPEN = "byOpen";
    /// A key cannot be empty, and every id starts with a letter.
    private static final String BEFORE_ALL = "!";
    private static final String BY_RECIPIENT = "byRecipient";

    private final DynamoDbTable table;

    DynamoDbDeliveries(DynamoDbTable deliveriesTable) {
        this.table = deliveriesTable;
    }

    @Override
    public Optional<Delivery> find(String deliveryId) {
        return table.find(deliveryId, DELIVERY).map(item -> read(deliveryId, item));
    }

    @Override
    public List<Delivery> findByTrackingNumber(String trackingNumber) {
        return found(idsByTrackingNumber(trackingNumber));
    }

    @Override
    public List<String> idsByTrackingNumber(String trackingNumber) {
        return idsBy(BY_TRACKING_NUMBER, "trackingNumber = :key", trackingNumber);
    }

    @Override
    public List<Delivery> findByRecipient(String recipientId) {
        return found(idsBy(BY_RECIPIENT, "recipientId = :key", recipientId));
    }

    private List<Delivery> found(List<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    private List<String> idsBy(String index, String condition, String key) {
        return table
                .client()
                .queryPaginator(request -> request.tableName(table.name())
                        .indexName(index)
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(Map.of(":key", Item.value(key))))
                .items()
                .stream()
                .map(id -> id.get("deliveryId").s())
                .toList();
    }

    @Override
    public List<String> openAfter(String after, int most) {
        return table
                .client()
                .query(request -> request.tableName(table.name())
                        .indexName(BY_OPEN)
                        .keyConditionExpression("#open = :open AND deliveryId > :after")
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(Map.of(
                                ":open", Item.value(DeliveryItem.OPEN),
                                ":after", Item.value(after.isEmpty() ? BEFORE_ALL : after)))
                        .limit(most))
                .items()
                .stream()
                .map(id -> id.get("deliveryId").s())
                .toList();
    }

    @Override
    public Written write(Delivery changed, TimelineEntry entry, Optional<SeenEvent> event) {
        var parts = new ArrayList<TransactWriteItem>();
        parts.add(table.putPart(
                DeliveryItem.write(table.item(changed.deliveryId(), DELIVERY), changed), asRead(changed)));
        parts.add(table.putPart(timelineItem(changed.deliveryId(), entry)));
        event.ifPresent(seen -> parts.add(table.putPart(
                table.item(changed.deliveryId(), "seen#" + seen.source() + "#" + seen.eventId())
                        .forgetAt(seen.forgetAt()),
                DynamoDbTable.isAbsent())));
        var result = Transaction.write(table.client(), parts);
        if (result.isDone()) {
            return Written.Done;
        }
        return result.hasFailed(2) ? Written.SeenBefore : Written.Outdated;
    }

    @Override
    public List<TimelineEntry> timeline(String deliveryId) {
        return table.query(deliveryId, TIMELINE).stream()
                .map(DynamoDbDeliveries::readEntry)
                .toList();
    }

    private static Delivery read(String deliveryId, Item item) {
        try {
            return DeliveryItem.read(item);
        } catch (IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | DateTimeException unreadable) {
            throw new UnreadableDelivery(deliveryId, UnreadableAttribute.what(unreadable), unreadable);
        }
    }

    private static Expression asRead(Delivery changed) {
        return changed.revision() == 0
                ? DynamoDbTable.isAbsent()
                : Expression.of("#revision = :revision", Map.of(":revision", Item.value(changed.revision())));
    }

    private Item timelineItem(String deliveryId, TimelineEntry entry) {
        return table.item(deliveryId, TIMELINE + Item.text(entry.at()) + "#" + entry.id())
                .with("id", entry.id())
                .with("at", entry.at())
                .with("type", entry.type())
                .with("details", JsonText.text(entry.details()));
    }

    private static TimelineEntry readEntry(Item item) {
        var details = new HashMap<String, Object>(
                JsonObject.parse(item.string("details")).asMap());
        return new TimelineEntry(item.string("id"), item.instant("at"), item.string("type"), details);
    }
}
