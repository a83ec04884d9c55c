package dev.latchkey.local.aws;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/// The operations of DynamoDB that DynamoDB Local has, from JSON to JSON.
final class DynamoDbOperations {

    private final ObjectMapper json;
    private final Map<String, Operation<?>> operations;

    /// @param json reads and writes the SDK's model classes in wire format
    /// @param client DynamoDB Local's own, in this JVM
    DynamoDbOperations(ObjectMapper json, DynamoDbClient client) {
        this.json = json;
        this.operations = Map.ofEntries(
                entry(
                        "BatchExecuteStatement",
                        new Operation<>(BatchExecuteStatementRequest.class, client::batchExecuteStatement)),
                entry("BatchGetItem", new Operation<>(BatchGetItemRequest.class, client::batchGetItem)),
                entry("BatchWriteItem", new Operation<>(BatchWriteItemRequest.class, client::batchWriteItem)),
                entry("CreateTable", new Operation<>(CreateTableRequest.class, client::createTable)),
                entry("DeleteItem", new Operation<>(DeleteItemRequest.class, client::deleteItem)),
                entry("DeleteTable", new Operation<>(DeleteTableRequest.class, client::deleteTable)),
                entry("DescribeLimits", new Operation<>(DescribeLimitsRequest.class, client::describeLimits)),
                entry("DescribeTable", new Operation<>(DescribeTableRequest.class, client::describeTable)),
                entry(
                        "DescribeTimeToLive",
                        new Operation<>(DescribeTimeToLiveRequest.class, client::describeTimeToLive)),
                entry("ExecuteStatement", new Operation<>(ExecuteStatementRequest.class, client::executeStatement)),
                entry(
                        "ExecuteTransaction",
                        new Operation<>(ExecuteTransactionRequest.class, client::executeTransaction)),
                entry("GetItem", new Operation<>(GetItemRequest.class, client::getItem)),
                entry("ListTables", new Operation<>(ListTablesRequest.class, client::listTables)),
                entry(
                        "ListTagsOfResource",
                        new Operation<>(ListTagsOfResourceRequest.class, client::listTagsOfResource)),
                entry("PutItem", new Operation<>(PutItemRequest.class, client::putItem)),
                entry("Query", new Operation<>(QueryRequest.class, client::query)),
                entry("Scan", new Operation<>(ScanRequest.class, client::scan)),
                entry("TagResource", new Operation<>(TagResourceRequest.class, client::tagResource)),
                entry("TransactGetItems", new Operation<>(TransactGetItemsRequest.class, client::transactGetItems)),
                entry(
                        "TransactWriteItems",
                        new Operation<>(TransactWriteItemsRequest.class, client::transactWriteItems)),
                entry("UntagResource", new Operation<>(UntagResourceRequest.class, client::untagResource)),
                entry("UpdateItem", new Operation<>(UpdateItemRequest.class, client::updateItem)),
                entry("UpdateTable", new Operation<>(UpdateTableRequest.class, client::updateTable)),
                entry("UpdateTimeToLive", new Operation<>(UpdateTimeToLiveRequest.class, client::updateTimeToLive)));
    }

    /// @param name such as `PutItem`
    /// @throws AwsError where there is no such operation or the body is not its input
    String call(String name, byte[] body) {
        var operation = name == null ? null : operations.get(name);
        if (operation == null) {
            throw AwsError.lacking("dynamodb", name);
        }
        return written(operation.call(json, body));
    }

    String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("DynamoDB Local's answer cannot be written", e);
        }
    }

    private record Operation<I>(Class<I> input, Function<I, Object> action) {
        Object call(ObjectMapper json, byte[] body) {
            return action.apply(read(json, body));
        }

        private I read(ObjectMapper json, byte[] body) {
            try {
                return json.readValue(new String(body, StandardCharsets.UTF_8), input);
            } catch (JsonProcessingException e) {
                throw new AwsError(
                        400, "SerializationException", "The request is not what " + input.getSimpleName() + " takes.");
            }
        }
    }
}
