package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.template.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbTest {

    private static final String TABLE = "latchkey-DeliveriesTable";

    private DynamoDb database;
    private AwsEndpoint endpoint;
    private DynamoDbClient client;

    @BeforeAll
    void start() {
        database = DynamoDb.inMemory();
        database.createTables(List.of(table(), new Resource("Topic", "AWS::SNS::Topic", Map.of())));
        endpoint = new AwsEndpoint(0, UUID::randomUUID);
        endpoint.add(database);
        client = LocalAws.client(DynamoDbClient.builder(), endpoint);
    }

    @AfterAll
    void stop() {
        client.close();
        endpoint.close();
        database.close();
    }

    @Test
    void refusesTheSecondPutThatAsksForNoItem() {
        put("once");

        assertThatThrownBy(() -> put("once")).isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void returnsTheItemThatAConditionFailedOn() {
        put("shown");

        assertThatThrownBy(() -> client.putItem(request -> request.tableName(TABLE)
                        .item(item("shown"))
                        .conditionExpression("attribute_not_exists(deliveryId)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        e -> assertThat(e.item()).containsKey("trackingNumber"));
    }

    @Test
    void writesAllOfATransactionOrNothing() {
        put("taken");

        assertThatThrownBy(() -> client.transactWriteItems(
                        request -> request.transactItems(transactPut("free"), transactPut("taken"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(reason -> reason.code())
                                .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(get("free")).isEmpty();
    }

    @Test
    void findsItemsThroughAnIndexOfTheTemplate() {
        put("indexed");

        var found = client.query(request -> request.tableName(TABLE)
                .indexName("byTrackingNumber")
                .keyConditionExpression("trackingNumber = :number")
                .expressionAttributeValues(Map.of(":number", AttributeValue.fromS("LK-indexed"))));

        assertThat(found.items()).hasSize(1);
    }

    @Test
    void knowsTheTemplatesTimeToLive() {
        var described = client.describeTimeToLive(request -> request.tableName(TABLE));

        assertThat(described.timeToLiveDescription().attributeName()).isEqualTo("expiresAt");
        assertThat(described.timeToLiveDescription().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void aTableOfTheSameNameAsADeletedOneIsAnotherTable() {
        var name = "latchkey-ShortLivedTable";
        create(name, "deliveryId");
        client.deleteItem(request -> request.tableName(name).key(Map.of("deliveryId", AttributeValue.fromS("any"))));
        client.deleteTable(request -> request.tableName(name));

        create(name, "lockerId");

        client.putItem(request -> request.tableName(name).item(Map.of("lockerId", AttributeValue.fromS("other"))));
        assertThat(client.scan(request -> request.tableName(name)).items()).hasSize(1);
    }

    private void create(String name, String key) {
        database.createTables(List.of(new Resource(
                "ShortLivedTable",
                "AWS::DynamoDB::Table",
                Map.of(
                        "TableName",
                        name,
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "AttributeDefinitions",
                        List.of(attribute(key)),
                        "KeySchema",
                        List.of(keyPart(key, "HASH"))))));
    }

    @Test
    void createsATableOnce() {
        put("before");

        database.createTables(List.of(table()));

        assertThat(get("before")).isNotEmpty();
    }

    @Test
    void showsTheSameTablesToEveryKeyAndRegion() {
        put("seen");
        var other = DynamoDbClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("other_1", "x")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();

        try (other) {
            assertThat(other.getItem(request -> request.tableName(TABLE).key(key("seen")))
                            .hasItem())
                    .isTrue();
        }
    }

    @Test
    void namesAnOperationThatItLacks() {
        assertThatThrownBy(() ->
                        client.createBackup(request -> request.tableName(TABLE).backupName("b")))
                .isInstanceOfSatisfying(DynamoDbException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                    assertThat(e.getMessage()).contains("CreateBackup");
                });
    }

    @Test
    void findsItsTablesAgainInADirectory(@TempDir Path directory) {
        try (var first = DynamoDb.in(directory)) {
            first.createTables(List.of(table()));
            first.handle(request("PutItem", "{\"TableName\":\"" + TABLE + "\",\"Item\":" + ITEM + "}"));
        }

        try (var second = DynamoDb.in(directory)) {
            second.createTables(List.of(table()));
            var found = second.handle(request("Scan", "{\"TableName\":\"" + TABLE + "\"}"));

            assertThat(new String(found.body())).contains("\"Count\":1");
        }
    }

    private static final String ITEM = "{\"deliveryId\":{\"S\":\"kept\"},\"item\":{\"S\":\"delivery\"}}";

    private static AwsRequest request(String operation, String body) {
        var headers = Map.of("x-amz-target", List.of("DynamoDB_20120810." + operation));
        return new AwsRequest("POST", "/", Map.of(), headers, body.getBytes());
    }

    private void put(String id) {
        client.putItem(request ->
                request.tableName(TABLE).item(item(id)).conditionExpression("attribute_not_exists(deliveryId)"));
    }

    private Map<String, AttributeValue> get(String id) {
        return client.getItem(request -> request.tableName(TABLE).key(key(id))).item();
    }

    private static TransactWriteItem transactPut(String id) {
        var put = Put.builder()
                .tableName(TABLE)
                .item(item(id))
                .conditionExpression("attribute_not_exists(deliveryId)")
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("deliveryId", AttributeValue.fromS(id), "item", AttributeValue.fromS("delivery"));
    }

    private static Map<String, AttributeValue> item(String id) {
        return Map.of(
                "deliveryId", AttributeValue.fromS(id),
                "item", AttributeValue.fromS("delivery"),
                "trackingNumber", AttributeValue.fromS("LK-" + id));
    }

    private static Resource table() {
        return new Resource(
                "DeliveriesTable",
                "AWS::DynamoDB::Table",
                Map.of(
                        "TableName", TABLE,
                        "BillingMode", "PAY_PER_REQUEST",
                        "AttributeDefinitions",
                                List.of(attribute("deliveryId"), attribute("item"), attribute("trackingNumber")),
                        "KeySchema", List.of(keyPart("deliveryId", "HASH"), keyPart("item", "RANGE")),
                        "GlobalSecondaryIndexes",
                                List.of(Map.of(
                                        "IndexName", "byTrackingNumber",
                                        "KeySchema", List.of(keyPart("trackingNumber", "HASH")),
                                        "Projection", Map.of("ProjectionType", "KEYS_ONLY"))),
                        "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true),
                        "TimeToLiveSpecification", Map.of("AttributeName", "expiresAt", "Enabled", true)));
    }

    private static Map<String, String> attribute(String name) {
        return Map.of("AttributeName", name, "AttributeType", "S");
    }

    private static Map<String, String> keyPart(String name, String type) {
        return Map.of("AttributeName", name, "KeyType", type);
    }
}
