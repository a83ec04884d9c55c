package dev.latchkey.aws;

import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsResponse;
import dev.latchkey.local.aws.DynamoDb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The SDK's way to DynamoDB Local without a socket: everything is marshalled and read as on the wire.
final class InProcessDynamoDb implements SdkHttpClient {

    private final DynamoDb database;
    private final Queue<String> cancellations = new ConcurrentLinkedQueue<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    InProcessDynamoDb(DynamoDb database) {
        this.database = database;
    }

    /// Cancels the next transaction for a reason that DynamoDB Local never gives, such as `TransactionConflict`.
    void cancelNextTransaction(String reason) {
        cancellations.add(reason);
    }

    /// From now on an operation fails with an error such as `ThrottlingException`.
    void refuse(String operation, String error) {
        refusals.put(operation, error);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return answer(handle(read(request)));
            }

            @Override
            public void abort() {
                // It has no connection to break.
            }
        };
    }

    private AwsResponse handle(AwsRequest request) {
        var error = refusals.get(request.targetOperation());
        if (error != null) {
            return AwsResponse.json10(
                    error.startsWith("Internal") ? 500 : 400,
                    "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\"}".formatted(error));
        }
        var reason = "TransactWriteItems".equals(request.targetOperation()) ? cancellations.poll() : null;
        return reason == null ? database.handle(request) : AwsResponse.json10(400, cancelled(reason));
    }

    private static String cancelled(String reason) {
        return """
                {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                 "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons [%1$s]",
                 "CancellationReasons": [{"Code": "%1$s", "Message": "Injected."}, {"Code": "None"}]}""".formatted(reason);
    }

    private static AwsRequest read(HttpExecuteRequest request) {
        var http = request.httpRequest();
        Map<String, List<String>> headers = http.headers().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        var body = request.contentStreamProvider()
                .map(content -> bytes(content.newStream()))
                .orElse(new byte[0]);
        return new AwsRequest(http.method().name(), http.encodedPath(), Map.of(), headers, body);
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpExecuteResponse answer(AwsResponse response) {
        var http = SdkHttpResponse.builder().statusCode(response.status());
        response.headers().forEach(http::putHeader);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                .build();
    }

    @Override
    public void close() {
        // The database outlives its clients.
    }
}
