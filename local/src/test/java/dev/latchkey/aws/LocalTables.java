package dev.latchkey.aws;

import dev.latchkey.local.aws.DynamoDb;
import dev.latchkey.local.template.Resource;
import dev.latchkey.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The template's tables in DynamoDB Local, once in a test's JVM. Tests keep apart by identifiers of their own.
final class LocalTables {

    private static final Template TEMPLATE =
            Template.read(Path.of(System.getProperty("latchkey.root"), "template.yaml"), Map.of());
    private static final DynamoDb DATABASE = started();

    private final InProcessDynamoDb http = new InProcessDynamoDb(DATABASE);
    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClient(http)
            .endpointOverride(URI.create("http://dynamodb.local"))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    DynamoDbTable deliveries() {
        return new DynamoDbTable(client, TEMPLATE.name("DeliveriesTable"), "deliveryId");
    }

    DynamoDbTable lockers() {
        return new DynamoDbTable(client, TEMPLATE.name("LockersTable"), "lockerId");
    }

    DynamoDbTable recipients() {
        return new DynamoDbTable(client, TEMPLATE.name("RecipientsTable"), "recipientId");
    }

    DynamoDbTable auditEntries() {
        return new DynamoDbTable(client, TEMPLATE.name("AuditEntriesTable"), "subject");
    }

    DynamoDbTable approvals() {
        return new DynamoDbTable(client, TEMPLATE.name("ApprovalsTable"), "approvalId");
    }

    DynamoDbTable incidents() {
        return new DynamoDbTable(client, TEMPLATE.name("IncidentsTable"), "dimension");
    }

    DynamoDbTable resends() {
        return new DynamoDbTable(client, TEMPLATE.name("ResendsTable"), "requestId");
    }

    /// Where faults are put in.
    InProcessDynamoDb http() {
        return http;
    }

    private static DynamoDb started() {
        var database = DynamoDb.inMemory();
        database.createTables(TEMPLATE.tables().stream().map(LocalTables::named).toList());
        return database;
    }

    private static Resource named(Resource table) {
        var properties = new HashMap<>(table.properties());
        properties.put("TableName", TEMPLATE.name(table.logicalId()));
        return new Resource(table.logicalId(), table.type(), properties);
    }
}
