package dev.latchkey.local.diagnosis;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/// What people with AWS's SDK do to a local system: start and stop executions, and damage what is stored.
public final class AwsDoor implements AutoCloseable {

    private static final String MACHINES = "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-";

    private final SdkHttpClient http = AwsCrtHttpClient.create();
    private final SfnClient stepFunctions;
    private final DynamoDbClient dynamoDb;

    AwsDoor(URI endpoint) {
        var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        stepFunctions = SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(anybody)
                .httpClient(http)
                .build();
        dynamoDb = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(anybody)
                .httpClient(http)
                .build();
    }

    /// @param machine such as `resend-code`
    /// @return the execution's ARN
    public String starts(String machine, String input) {
        return stepFunctions
                .startExecution(
                        request -> request.stateMachineArn(MACHINES + machine).input(input))
                .executionArn();
    }

    public DescribeExecutionResponse describe(String executionArn) {
        return stepFunctions.describeExecution(request -> request.executionArn(executionArn));
    }

    /// Aborts an execution of that machine, as nobody should.
    void stops(String machine, String name) {
        var arn = (MACHINES + machine).replace(":stateMachine:", ":execution:") + ":" + name;
        stepFunctions.stopExecution(request -> request.executionArn(arn));
    }

    /// Loses an item, as nobody should.
    void loses(String table, Map<String, AttributeValue> key) {
        dynamoDb.deleteItem(request -> request.tableName(name(table)).key(key));
    }

    /// Puts nonsense into an item.
    ///
    /// @param path of one attribute, such as `channels[1].address`
    void spoils(String table, Map<String, AttributeValue> key, String path, AttributeValue nonsense) {
        dynamoDb.updateItem(request -> request.tableName(name(table))
                .key(key)
                .updateExpression("SET " + path + " = :nonsense")
                .expressionAttributeValues(Map.of(":nonsense", nonsense)));
    }

    Optional<Map<String, AttributeValue>> item(String table, Map<String, AttributeValue> key) {
        var found = dynamoDb.getItem(
                request -> request.tableName(name(table)).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(found.item()) : Optional.empty();
    }

    static Map<String, AttributeValue> key(String name, String id, String item) {
        return Map.of(name, AttributeValue.fromS(id), "item", AttributeValue.fromS(item));
    }

    private static String name(String table) {
        return "latchkey-" + table;
    }

    @Override
    public void close() {
        stepFunctions.close();
        dynamoDb.close();
        http.close();
    }
}
