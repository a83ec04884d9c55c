package dev.latchkey.local.audit;

import dev.latchkey.aws.AuditRecords;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The options that say where the audit is. Without an endpoint it is in AWS, and read with the caller's own
/// credentials
/// and region.
final class AuditSource {

    private static final String AUDIT_ENTRIES = "AuditEntriesTable";
    private static final String DELIVERIES = "DeliveriesTable";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--endpoint", description = "the local system's AWS endpoint, such as http://127.0.0.1:4566")
    private URI endpoint;

    @Option(names = "--stack", defaultValue = "latchkey", description = "the stack whose tables they are (latchkey)")
    private String stack;

    @Option(names = "--table", description = "the audit's table, where it is not the stack's, such as a restored one")
    private String table;

    /// To be closed by whoever read.
    DynamoDbClient client() {
        var builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        return endpoint == null
                ? builder.build()
                : builder.endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                        .build();
    }

    AuditRecords records(DynamoDbClient client) {
        return new AuditRecords(client, table == null ? name(client, AUDIT_ENTRIES) : table, name(client, DELIVERIES));
    }

    /// CloudFormation puts its own letters at the end of a name.
    private String name(DynamoDbClient client, String logicalId) {
        return client.listTablesPaginator().tableNames().stream()
                .filter(name -> name.startsWith(stack + "-" + logicalId))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no table " + stack + "-" + logicalId + "; see --stack"));
    }
}
