package dev.latchkey.local.journey;

import dev.latchkey.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/// What people with AWS's SDK see; nothing in it knows that AWS is not there.
final class Cloud implements AutoCloseable {

    static final String DELIVERIES = "latchkey-DeliveriesTable";
    static final String LOCKERS = "latchkey-LockersTable";
    static final String RECIPIENTS = "latchkey-RecipientsTable";

    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final DynamoDbClient dynamoDb;
    private final SfnClient stepFunctions;
    private final LambdaClient lambda;
    private final IotDataPlaneClient iot;
    private final SecretsManagerClient secrets;

    Cloud(URI endpoint) {
        dynamoDb = client(DynamoDbClient.builder(), endpoint);
        stepFunctions = client(SfnClient.builder(), endpoint);
        lambda = client(LambdaClient.builder(), endpoint);
        iot = client(IotDataPlaneClient.builder(), endpoint);
        secrets = client(SecretsManagerClient.builder(), endpoint);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(http)
                .build();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SfnClient stepFunctions() {
        return stepFunctions;
    }

    LambdaClient lambda() {
        return lambda;
    }

    IotDataPlaneClient iot() {
        return iot;
    }

    SecretsManagerClient secrets() {
        return secrets;
    }

    /// Every execution there ever was.
    Stream<ExecutionListItem> executions() {
        return stepFunctions.listStateMachinesPaginator(request -> {}).stateMachines().stream()
                .map(StateMachineListItem::stateMachineArn)
                .flatMap(arn ->
                        stepFunctions
                                .listExecutionsPaginator(request -> request.stateMachineArn(arn))
                                .executions()
                                .stream());
    }

    /// A delivery's executions in the order of their start.
    List<ExecutionListItem> executionsOf(String deliveryId) {
        return executions()
                .filter(execution -> execution.name().contains(deliveryId))
                .sorted(Comparator.comparing(ExecutionListItem::startDate))
                .toList();
    }

    DescribeExecutionResponse describe(ExecutionListItem execution) {
        return stepFunctions.describeExecution(request -> request.executionArn(execution.executionArn()));
    }

    List<HistoryEvent> history(ExecutionListItem execution) {
        return stepFunctions
                .getExecutionHistoryPaginator(request -> request.executionArn(execution.executionArn()))
                .events()
                .stream()
                .toList();
    }

    /// Every item of every table and of every index, by `table` or `table/index`.
    Map<String, List<Map<String, AttributeValue>>> everything() {
        var found = new TreeMap<String, List<Map<String, AttributeValue>>>();
        for (var table : dynamoDb.listTables().tableNames()) {
            found.put(table, scan(table, null));
            indexes(table).forEach(index -> found.put(table + "/" + index, scan(table, index)));
        }
        return found;
    }

    private List<String> indexes(String table) {
        return dynamoDb.describeTable(request -> request.tableName(table)).table().globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .toList();
    }

    private List<Map<String, AttributeValue>> scan(String table, String index) {
        return dynamoDb
                .scanPaginator(
                        request -> request.tableName(table).indexName(index).consistentRead(index == null))
                .items()
                .stream()
                .toList();
    }

    /// The items under one key whose sort key starts so.
    ///
    /// @param key `deliveryId`, `lockerId` or `recipientId`
    List<Map<String, AttributeValue>> items(String table, String key, String id, String prefix) {
        return new ArrayList<>(dynamoDb.query(request -> request.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#key = :id AND begins_with(#item, :prefix)")
                        .expressionAttributeNames(Map.of("#key", key, "#item", "item"))
                        .expressionAttributeValues(Map.of(
                                ":id", AttributeValue.fromS(id),
                                ":prefix", AttributeValue.fromS(prefix))))
                .items());
    }

    /// The commands to open a compartment.
    List<Map<String, AttributeValue>> openings(String lockerId, int compartment) {
        Map<String, Object> open = Map.of("type", "open", "compartment", compartment);
        return items(LOCKERS, "lockerId", lockerId, "command#").stream()
                .filter(item ->
                        JsonObject.parse(item.get("command").s()).asMap().equals(open))
                .toList();
    }

    /// Whether the locker has tried to, and said what came of it each time.
    boolean hasTriedToOpen(String lockerId, int compartment) {
        var openings = openings(lockerId, compartment);
        return !openings.isEmpty() && openings.stream().allMatch(item -> item.containsKey("outcome"));
    }

    /// The reasons of a delivery's cases.
    List<String> cases(String deliveryId) {
        return items(DELIVERIES, "deliveryId", deliveryId, "case#").stream()
                .map(item -> item.get("reason").s())
                .toList();
    }

    /// Makes a recipient's newest contact one that nobody can use.
    ///
    /// @param address in place of the second channel's
    void corruptAddress(String recipientId, String address) {
        dynamoDb.updateItem(request -> request.tableName(RECIPIENTS)
                .key(Map.of(
                        "recipientId", AttributeValue.fromS(recipientId),
                        "item", AttributeValue.fromS("contact")))
                .updateExpression("SET channels[1].address = :corrupt")
                .expressionAttributeValues(Map.of(":corrupt", AttributeValue.fromS(address))));
    }

    /// Loses an item, as nobody should.
    void lose(String table, String key, String id, String item) {
        dynamoDb.deleteItem(request -> request.tableName(table)
                .key(Map.of(key, AttributeValue.fromS(id), "item", AttributeValue.fromS(item))));
    }

    /// Aborts the delivery's execution of that name.
    void stop(String deliveryId, String name) {
        var running = executionsOf(deliveryId).stream()
                .filter(execution -> execution.name().equals(name))
                .findFirst()
                .orElseThrow();
        stepFunctions.stopExecution(request -> request.executionArn(running.executionArn()));
    }

    @Override
    public void close() {
        http.close();
    }
}
