package dev.latchkey.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// The AWS clients of one function, each built when it is first asked for, all over one HTTP client.
///
/// The CRT client starts and connects fastest of those that the SDK knows (`docs/decisions/004-cold-start.md`).
final class AwsClients {

    private final Settings settings;
    private final CrtHttpClient http;
    private final List<Runnable> harmlessCalls = new ArrayList<>();
    private DynamoDbClient dynamoDb;
    private IotDataPlaneClient iot;
    private SecretsManagerClient secrets;
    private SesV2Client ses;
    private SfnClient stepFunctions;
    private SnsClient sns;

    AwsClients(Settings settings) {
        this.settings = settings;
        this.http = new CrtHttpClient(settings.eventsAtOnce());
    }

    DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = configured(DynamoDbClient.builder(), CallBounds.repeatable())
                    .build();
            var table = new DynamoDbTable(dynamoDb, settings.lockersTable(), "lockerId");
            harmlessCalls.add(() -> table.find("nobody", "nothing"));
        }
        return dynamoDb;
    }

    IotDataPlaneClient iot() {
        if (iot == null) {
            iot = configured(IotDataPlaneClient.builder(), CallBounds.repeatable())
                    .build();
            harmlessCalls.add(() -> iot.getRetainedMessage(request -> request.topic("latchkey/nothing")));
        }
        return iot;
    }

    SecretsManagerClient secrets() {
        if (secrets == null) {
            secrets = configured(SecretsManagerClient.builder(), CallBounds.repeatable())
                    .build();
            harmlessCalls.add(() -> secrets.getSecretValue(request -> request.secretId(settings.masterKeySecret())));
        }
        return secrets;
    }

    SesV2Client ses() {
        if (ses == null) {
            ses = configured(SesV2Client.builder(), CallBounds.unrepeatable()).build();
            harmlessCalls.add(
                    () -> ses.getSuppressedDestination(request -> request.emailAddress("nobody@latchkey.example")));
        }
        return ses;
    }

    SfnClient stepFunctions() {
        if (stepFunctions == null) {
            stepFunctions =
                    configured(SfnClient.builder(), CallBounds.repeatable()).build();
            harmlessCalls.add(
                    () -> stepFunctions.sendTaskHeartbeat(request -> request.taskToken("nobody waits for this token")));
        }
        return stepFunctions;
    }

    SnsClient sns() {
        if (sns == null) {
            sns = configured(SnsClient.builder(), CallBounds.unrepeatable()).build();
            harmlessCalls.add(() -> sns.getTopicAttributes(request -> request.topicArn("arn:aws:sns:::nothing")));
        }
        return sns;
    }

    /// Makes one call with each client built so far, so that classes are loaded, code is compiled and connections
    /// are tried before the first event comes. None of the calls changes anything, and their answers do not
    /// matter: that AWS refuses one warms it just as well.
    void prime() {
        for (var call : harmlessCalls) {
            try {
                call.run();
            } catch (SdkException refused) {
                // Warm all the same.
            }
        }
    }

    /// Drops every connection and every address that was looked up; the next call makes them anew.
    void disconnect() {
        http.disconnect();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder, ClientOverrideConfiguration bounds) {
        settings.awsEndpoint().map(URI::create).ifPresent(builder::endpointOverride);
        return builder.httpClient(http)
                .overrideConfiguration(bounds)
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials());
    }

    /// Lambda gives credentials by its environment, and under SnapStart by a container endpoint; looking for
    /// profile files first would cost time at every start.
    private AwsCredentialsProvider credentials() {
        return settings.awsEndpoint().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKey(), "local"))
                : AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
    }
}
