package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Phones;
import dev.latchkey.local.phone.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// The messaging services behind one endpoint, on a virtual clock, with functions that remember.
final class LocalAws implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    final Path directory;
    final Phones phones = new Phones();
    final Behaviours behaviours = new Behaviours();
    final RecordingFunctions functions = new RecordingFunctions();
    final SecretsManagerService secrets;
    final AwsEndpoint endpoint;
    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(START, work);

    /// @param directory what one leaves there, the next one on it finds
    LocalAws(Path directory) {
        this.directory = directory;
        var ground = new Ground(Account.LOCAL, directory, clock, work, UUID::randomUUID);
        var subscriptions = new TestSubscriptions();
        secrets = new SecretsManagerService(ground, new SecureRandom());
        endpoint = new AwsEndpoint(0, UUID::randomUUID);
        endpoint.add(new SnsService(ground, phones, behaviours, subscriptions, this::handOver));
        endpoint.add(new SesService(ground, phones, behaviours, subscriptions, this::handOver));
        endpoint.add(new LambdaService(ground, functions, this::handOver));
        endpoint.add(secrets);
        functions.add("on-topic", event -> "{}");
        functions.add("on-log", event -> "{}");
    }

    /// The SDK's own client, with nothing changed but the endpoint.
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, endpoint);
    }

    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsEndpoint endpoint) {
        return builder.endpointOverride(endpoint.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    /// A signed request as it goes over the wire.
    static HttpRequest.Builder signed(AwsEndpoint endpoint, String service, String path) {
        return HttpRequest.newBuilder(endpoint.uri().resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20261123/eu-central-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=00");
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Lets time pass until everything that is due has settled.
    void pass(Duration time) throws InterruptedException {
        clock.advance(time);
    }

    List<Received> received() throws InterruptedException {
        pass(Duration.ZERO);
        return phones.received();
    }

    /// What the log subscriber was sent, unpacked.
    List<JsonNode> logs() throws InterruptedException {
        pass(Duration.ZERO);
        return functions.events("on-log").stream().map(LocalAws::unpacked).toList();
    }

    /// The SES events that the topic's subscriber was sent.
    List<JsonNode> mailEvents() throws InterruptedException {
        pass(Duration.ZERO);
        return functions.events("on-topic").stream()
                .map(event -> (JsonNode)
                        Json.read(Json.read(event).at("/Records/0/Sns/Message").textValue()))
                .toList();
    }

    private static JsonNode unpacked(String event) {
        var data =
                Base64.getDecoder().decode(Json.read(event).at("/awslogs/data").textValue());
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(data))) {
            return Json.read(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        endpoint.close();
        clock.close();
    }

    /// Once, on another thread: trying again is the Lambda host's business.
    private void handOver(String function, byte[] payload) {
        new Handover(clock, work).now(() -> functions.invoke(function, payload));
    }
}
