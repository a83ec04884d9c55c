package dev.latchkey.aws;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// One of the system's tables: a partition key of its own and the sort key `item`. Reads are consistent unless they
/// say otherwise.
final class DynamoDbTable {

    static final String ITEM = "item";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DynamoDbClient client;
    private final String name;
    private final String partitionKey;

    DynamoDbTable(DynamoDbClient client, String name, String partitionKey) {
        this.client = client;
        this.name = name;
        this.partitionKey = partitionKey;
    }

    DynamoDbClient client() {
        return client;
    }

    String name() {
        return name;
    }

    /// A new item that has its key only.
    Item item(String partition, String item) {
        return Item.empty().with(partitionKey, partition).with(ITEM, item);
    }

    Optional<Item> find(String partition, String item) {
        var response = client.getItem(request ->
                request.tableName(name).key(item(partition, item).attributes()).consistentRead(true));
        return response.hasItem() ? Optional.of(Item.of(response.item())) : Optional.empty();
    }

    /// All items of a partition whose sort key starts with `prefix`, in its order.
    List<Item> query(String partition, String prefix) {
        return all(startingWith(partition, prefix));
    }

    /// The last items of a partition whose sort key starts with `prefix`, last first, at most so many.
    List<Item> last(String partition, String prefix, int most) {
        return firstPage(startingWith(partition, prefix).limit(most).scanIndexForward(false));
    }

    /// The first items of a partition whose sort key starts with `prefix`, at most so many.
    List<Item> first(String partition, String prefix, int most) {
        return firstPage(startingWith(partition, prefix).limit(most));
    }

    void put(Item item) {
        client.putItem(request -> request.tableName(name).item(item.attributes()));
    }

    /// @return whether the item is new
    boolean putIfAbsent(Item item) {
        try {
            client.putItem(request -> request.tableName(name)
                    .item(item.attributes())
                    .conditionExpression("attribute_not_exists(#i)")
                    .expressionAttributeNames(Map.of("#i", ITEM)));
            return true;
        } catch (ConditionalCheckFailedException isThere) {
            return false;
        }
    }

    void delete(String partition, String item) {
        client.deleteItem(
                request -> request.tableName(name).key(item(partition, item).attributes()));
    }

    /// Deletes the item if the condition holds.
    void deleteIf(String partition, String item, Expression condition) {
        try {
            client.deleteItem(request -> request.tableName(name)
                    .key(item(partition, item).attributes())
                    .conditionExpression(condition.text())
                    .expressionAttributeNames(condition.names())
                    .expressionAttributeValues(condition.values()));
        } catch (ConditionalCheckFailedException changed) {
            // What is there now is not what was to be deleted.
        }
    }

    /// Updates an item, and makes it where it is absent.
    ///
    /// @return the item as it is then
    Item update(String partition, String item, Expression update) {
        var response = client.updateItem(request -> request.tableName(name)
                .key(item(partition, item).attributes())
                .updateExpression(update.text())
                .expressionAttributeNames(update.names())
                .expressionAttributeValues(update.values())
                .returnValues(ReturnValue.ALL_NEW));
        return Item.of(response.attributes());
    }

    /// Adds to a figure, which is not worth waiting for: what cannot be written within a second, all tries
    /// included, is given up. Where DynamoDB throttles, the SDK would go on trying for longer than a function
    /// may run.
    ///
    /// @return false where it was given up; a fault that does not pass is a fault
    boolean count(String partition, String item, Expression update) {
        try {
            client.updateItem(request -> request.tableName(name)
                    .key(item(partition, item).attributes())
                    .updateExpression(update.text())
                    .expressionAttributeNames(update.names())
                    .expressionAttributeValues(update.values())
                    .overrideConfiguration(limits -> limits.apiCallTimeout(PATIENCE)));
            return true;
        } catch (SdkException fault) {
            if (AwsFaults.isTransient(fault)) {
                return false;
            }
            throw fault;
        }
    }

    /// Updates an item if the condition holds; both use the names and values of either.
    ///
    /// @return whether it did
    boolean updateIf(String partition, String item, Expression update, String condition) {
        try {
            client.updateItem(request -> request.tableName(name)
                    .key(item(partition, item).attributes())
                    .updateExpression(update.text())
                    .conditionExpression(condition)
                    .expressionAttributeNames(update.names())
                    .expressionAttributeValues(update.values()));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            return false;
        }
    }

    /// Updates an item if the condition holds; both use the names and values of either.
    ///
    /// @return the item as it was before; nothing where the condition did not hold
    Optional<Item> replaceIf(String partition, String item, Expression update, String condition) {
        try {
            var response = client.updateItem(request -> request.tableName(name)
                    .key(item(partition, item).attributes())
                    .updateExpression(update.text())
                    .conditionExpression(condition)
                    .expressionAttributeNames(update.names())
                    .expressionAttributeValues(update.values())
                    .returnValues(ReturnValue.ALL_OLD));
            return Optional.of(Item.of(response.attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return Optional.empty();
        }
    }

    /// All items of a partition whose sort key is at least `start`, in its order; what is written meanwhile may be
    /// missing.
    List<Item> queryFrom(String partition, String start) {
        return all(where(partition, "#i >= :start", Map.of(":start", Item.value(start))));
    }

    /// All items of a partition whose sort key lies between the two, both included, in its order.
    List<Item> queryBetween(String partition, String first, String last) {
        var bounds = Map.of(":first", Item.value(first), ":last", Item.value(last));
        return all(where(partition, "#i BETWEEN :first AND :last", bounds).consistentRead(true));
    }

    private QueryRequest.Builder startingWith(String partition, String prefix) {
        return where(partition, "begins_with(#i, :prefix)", Map.of(":prefix", Item.value(prefix)))
                .consistentRead(true);
    }

    /// @param condition on the sort key, which is `#i` in it
    private QueryRequest.Builder where(String partition, String condition, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":p", Item.value(partition));
        return QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression("#p = :p AND " + condition)
                .expressionAttributeNames(Map.of("#p", partitionKey, "#i", ITEM))
                .expressionAttributeValues(all);
    }

    private List<Item> all(QueryRequest.Builder query) {
        return client.queryPaginator(query.build()).items().stream()
                .map(Item::of)
                .toList();
    }

    private List<Item> firstPage(QueryRequest.Builder query) {
        return client.query(query.build()).items().stream().map(Item::of).toList();
    }

    /// A put as a part of a transaction.
    TransactWriteItem putPart(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(name).item(item.attributes()))
                .build();
    }

    /// A conditional put as a part of a transaction.
    TransactWriteItem putPart(Item item, Expression condition) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull())
                        .build())
                .build();
    }

    /// A conditional delete as a part of a transaction.
    TransactWriteItem deletePart(String partition, String item, Expression condition) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(name)
                        .key(item(partition, item).attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull()))
                .build();
    }

    /// An update as a part of a transaction.
    TransactWriteItem updatePart(String partition, String item, Expression update) {
        return TransactWriteItem.builder()
                .update(part -> part.tableName(name)
                        .key(item(partition, item).attributes())
                        .updateExpression(update.text())
                        .expressionAttributeNames(update.names())
                        .expressionAttributeValues(update.values()))
                .build();
    }

    /// A condition as a part of a transaction.
    TransactWriteItem checkPart(String partition, String item, Expression condition) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(name)
                        .key(item(partition, item).attributes())
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.valuesOrNull()))
                .build();
    }

    /// The condition that the item does not exist yet.
    static Expression isAbsent() {
        return Expression.of("attribute_not_exists(#item)");
    }
}
