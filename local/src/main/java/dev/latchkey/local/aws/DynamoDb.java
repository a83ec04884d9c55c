package dev.latchkey.local.aws;

import dev.latchkey.local.template.Resource;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.exceptions.ExceptionBean;
import software.amazon.dynamodb.services.local.shared.access.LocalDBAccess;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/// DynamoDB: Amazon's own DynamoDB Local inside this JVM. Everything that knows it stands in this class and its
/// neighbours [DynamoDbOperations], [RememberedTables] and [LastingItems].
///
/// Its parts are used without its HTTP server (which binds every interface) and without its starter (which
/// reports home). Every access key and region sees the same tables. Transactions that contend never give
/// `TransactionConflict` here, which AWS does give; TTL never deletes.
public final class DynamoDb implements AwsService, AutoCloseable {

    private final LocalDBClient database;
    private final DynamoDbOperations operations;

    private DynamoDb(LocalDBAccess access) {
        database = new LocalDBClient(access, new JobsRegister(new LastingItems(), false));
        operations = new DynamoDbOperations(new DynamoDbObjectMapper(), database.dynamoDbClient());
    }

    /// Tables that are gone when the process is.
    public static DynamoDb inMemory() {
        loadSqlite();
        return new DynamoDb(new RememberedTables());
    }

    /// Tables that are found again by the next process.
    ///
    /// @param directory an existing directory
    public static DynamoDb in(Path directory) {
        loadSqlite();
        return new DynamoDb(
                new RememberedTables(directory.resolve("dynamodb.db").toString()));
    }

    /// Creates the tables among `resources`, with their indexes and time to live. A table that exists stays as
    /// it is.
    ///
    /// @param resources the properties of an `AWS::DynamoDB::Table` carry `TableName`; other types are skipped
    public void createTables(List<Resource> resources) {
        resources.stream()
                .filter(resource -> resource.type().equals(TableDefinition.TYPE))
                .map(TableDefinition::of)
                .forEach(this::create);
    }

    private void create(TableDefinition table) {
        if (client().listTablesPaginator().tableNames().stream().noneMatch(table.name()::equals)) {
            operations.call("CreateTable", Json.bytes(table.creation()));
            table.timeToLive().ifPresent(update -> operations.call("UpdateTimeToLive", Json.bytes(update)));
        }
    }

    private DynamoDbClient client() {
        return database.dynamoDbClient();
    }

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        try {
            return AwsResponse.json10(200, operations.call(request.targetOperation(), request.body()));
        } catch (DynamoDBLocalServiceException e) {
            return AwsResponse.json10(e.statusCode(), rendered(e));
        }
    }

    @Override
    public List<String> resources(AwsRequest request) {
        return Json.read(request.body()).findValuesAsText("TableName");
    }

    private String rendered(DynamoDBLocalServiceException e) {
        return operations.written(
                new ExceptionBean(e.getErrorCode(), e.getMessage(), e.getCancellationReasons(), e.getItem()));
    }

    @Override
    public void close() {
        database.shutdownNow();
    }

    private static void loadSqlite() {
        try {
            SQLiteLibraryLoader.initialize();
        } catch (Exception e) { // Its own declaration is as broad.
            throw new IllegalStateException("DynamoDB Local has no SQLite for this operating system and processor", e);
        }
    }
}
