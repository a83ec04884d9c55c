package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.local.aws.AwsEndpoint;
import dev.latchkey.local.aws.DynamoDb;
import dev.latchkey.local.template.Resource;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.UnreadableContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The conditional writes of contacts against DynamoDB Local, under real concurrency.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbRecipientsTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final String OWNER = "acme";
    private static final int WRITERS = 8;

    private DynamoDb database;
    private AwsEndpoint endpoint;
    private DynamoDbTable table;
    private DynamoDbRecipients recipients;

    @BeforeAll
    void start() {
        database = DynamoDb.inMemory();
        database.createTables(List.of(recipientsTable()));
        endpoint = new AwsEndpoint(0, UUID::randomUUID);
        endpoint.add(database);
        table = new DynamoDbTable(client(), "RecipientsTable", "recipientId");
        recipients = new DynamoDbRecipients(table);
    }

    @AfterAll
    void stop() {
        table.client().close();
        endpoint.close();
        database.close();
    }

    @Test
    void oneOfManyWhoReplaceTheSameVersionWins() throws Exception {
        var known = recipients.register(named("r-race", "Ada"), OWNER, AT);

        var won = together(i -> recipients.replace(known, named("r-race", "Ada " + i), AT)).stream()
                .flatMap(Optional::stream)
                .toList();

        assertThat(won).singleElement().satisfies(winner -> {
            assertThat(winner.version()).isEqualTo(2);
            assertThat(recipients.find("r-race")).contains(winner);
        });
        assertThat(history("r-race")).containsExactly("contact#000001", "contact#000002");
    }

    @Test
    void everyRegistrationAtOnceBecomesAVersionOfItsOwn() throws Exception {
        var versions = together(
                i -> recipients.register(named("r-many", "Ada " + i), OWNER, AT).version());

        assertThat(versions)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, WRITERS)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(history("r-many")).hasSize(WRITERS);
    }

    @Test
    void aStaleVersionReplacesNothing() {
        var stale = recipients.register(named("r-stale", "Ada"), OWNER, AT);
        recipients.replace(stale, named("r-stale", "Ada B."), AT);

        assertThat(recipients.replace(stale, named("r-stale", "Ada C."), AT)).isEmpty();
        assertThat(recipients.find("r-stale").orElseThrow().recipient().name()).isEqualTo("Ada B.");
    }

    @Test
    void aContactThatIsLostOrCannotBeReadIsRestoredFromItsNewestVersion() {
        recipients.register(named("r-lost", "Ada"), OWNER, AT);
        var newest = recipients.register(named("r-lost", "Ada B."), OWNER, AT);
        table.put(table.item("r-lost", "contact").with("version", 2).with("owner", OWNER));
        assertThatExceptionOfType(UnreadableContact.class).isThrownBy(() -> recipients.find("r-lost"));

        assertThat(recipients.restore("r-lost")).contains(newest);

        table.delete("r-lost", "contact");
        assertThat(recipients.restore("r-lost")).contains(newest);
        assertThat(recipients.find("r-lost")).contains(newest);
    }

    @Test
    void aContactThatWasChangedMeanwhileIsNotRestored() {
        var first = recipients.register(named("r-changed", "Ada"), OWNER, AT);
        var changed =
                recipients.replace(first, named("r-changed", "Ada B."), AT).orElseThrow();
        table.delete("r-changed", "contact#000002");

        assertThat(recipients.restore("r-changed")).contains(changed);
    }

    private static <T> List<T> together(Writer<T> writer) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<T>> tasks = IntStream.range(0, WRITERS)
                    .mapToObj(i -> (Callable<T>) () -> writer.write(i))
                    .toList();
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private List<String> history(String recipientId) {
        return table.query(recipientId, "contact#").stream()
                .map(item -> item.string("item"))
                .toList();
    }

    private static Recipient named(String recipientId, String name) {
        var contact = new Contact(Channel.EMAIL, new Address("ada@example.com"));
        return new Recipient(recipientId, name, "de", "DE", List.of(contact));
    }

    private DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static Resource recipientsTable() {
        return new Resource(
                "RecipientsTable",
                "AWS::DynamoDB::Table",
                Map.of(
                        "TableName",
                        "RecipientsTable",
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "AttributeDefinitions",
                        List.of(
                                Map.of("AttributeName", "recipientId", "AttributeType", "S"),
                                Map.of("AttributeName", "item", "AttributeType", "S")),
                        "KeySchema",
                        List.of(
                                Map.of("AttributeName", "recipientId", "KeyType", "HASH"),
                                Map.of("AttributeName", "item", "KeyType", "RANGE"))));
    }

    private interface Writer<T> {
        T write(int number);
    }
}
