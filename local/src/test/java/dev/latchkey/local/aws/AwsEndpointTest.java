package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsEndpointTest {

    private final AwsEndpoint endpoint = new AwsEndpoint(0, UUID::randomUUID);

    @BeforeEach
    void addServices() {
        endpoint.add(new Service("echo", AwsEndpointTest::echo));
        endpoint.add(new Service("broken", request -> {
            throw new IllegalStateException("never told to a client");
        }));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void bindsTheLoopbackInterfaceAlone() {
        assertThat(endpoint.uri().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void handsARequestToTheServiceThatItIsSignedFor() throws Exception {
        var request =
                signed("echo", "/a").POST(BodyPublishers.ofString("hello")).build();

        assertThat(LocalAws.send(request).body()).isEqualTo("POST /a {} hello");
    }

    @Test
    void leavesSlashesInPathsEncoded() throws Exception {
        var request =
                signed("echo", "/topics/lockers%2F7%2Fcommands?qos=1").GET().build();

        assertThat(LocalAws.send(request).body()).isEqualTo("GET /topics/lockers%2F7%2Fcommands {qos=[1]} ");
    }

    @Test
    void readsChunkedBodies() throws Exception {
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("in chunks".getBytes()));

        assertThat(LocalAws.send(signed("echo", "/").POST(chunked).build()).body())
                .endsWith("in chunks");
    }

    @Test
    void readsCompressedBodies() throws Exception {
        var request = signed("echo", "/").header("Content-Encoding", "gzip");

        var answer = LocalAws.send(
                request.POST(BodyPublishers.ofByteArray(gzip("small"))).build());

        assertThat(answer.body()).endsWith("small");
    }

    @Test
    void takesNoSecondServiceOfTheSameName() {
        assertThatThrownBy(() -> endpoint.add(new Service("echo", AwsEndpointTest::echo)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAnUnknownService() throws Exception {
        var answer = LocalAws.send(signed("kinesis", "/")
                .header("X-Amz-Target", "Kinesis.PutRecord")
                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"__type\":\"UnknownServiceException\"", "AWS service kinesis");
    }

    @Test
    void refusesAnUnsignedRequest() throws Exception {
        var answer = LocalAws.send(HttpRequest.newBuilder(endpoint.uri()).build());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationToken");
    }

    @Test
    void tellsNothingOfAFaultOfOurs() throws Exception {
        var answer = LocalAws.send(
                signed("broken", "/").header("X-Amz-Target", "Broken.Go").build());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("InternalFailure").doesNotContain("never told", "IllegalState", "at dev.");
    }

    private HttpRequest.Builder signed(String service, String path) {
        return LocalAws.signed(endpoint, service, path);
    }

    private static AwsResponse echo(AwsRequest request) {
        var text = request.method() + " " + request.path() + " " + request.query() + " " + new String(request.body());
        return new AwsResponse(200, Map.of(), text.getBytes());
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes());
        }
        return bytes.toByteArray();
    }

    private record Service(String signingName, Function<AwsRequest, AwsResponse> answer) implements AwsService {
        @Override
        public AwsResponse handle(AwsRequest request) {
            return answer.apply(request);
        }
    }
}
