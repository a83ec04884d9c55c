package dev.latchkey.local.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.local.iot.CertificateAuthority;
import dev.latchkey.locker.MasterKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// The AWS services as one delivery sees them, without a memory: the same question always has the same answer,
/// and every condition of a write holds.
final class AwsStub implements AutoCloseable {

    /// What the stub says is the carriers' shared secret.
    static final String CARRIER_SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private static final String MASTER_KEY_TEXT = "a master key of sixty-four characters, known to all who read this";

    /// The one version of the master key.
    static final MasterKey MASTER_KEY = new MasterKey("cold-start-key", MASTER_KEY_TEXT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Loopback server;
    private final String endpoint;
    private volatile StoredItems items = StoredItems.none();

    private AwsStub() throws IOException {
        this.server = Loopback.http(this::handle);
        this.endpoint = "http://127.0.0.1:" + server.port();
    }

    private AwsStub(CertificateAuthority authority) throws IOException, GeneralSecurityException {
        this.server = Loopback.https(authority, this::handle);
        this.endpoint = "https://localhost:" + server.port();
    }

    static AwsStub overTls(CertificateAuthority authority) throws IOException, GeneralSecurityException {
        return new AwsStub(authority);
    }

    static AwsStub inTheClear() throws IOException {
        return new AwsStub();
    }

    URI endpoint() {
        return URI.create(endpoint);
    }

    /// What the tables hold from now on.
    void hold(StoredItems stored) {
        items = stored;
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var path = exchange.getRequestURI().getPath();
        if (target != null) {
            json(exchange, target.substring(target.lastIndexOf('.') + 1), JSON.readTree(body));
        } else if (path.equals("/")) {
            sns(exchange, new String(body, StandardCharsets.UTF_8));
        } else if (path.startsWith("/v2/email/outbound")) {
            answer(exchange, 200, "{\"MessageId\":\"0100018f-cold-start\"}");
        } else if (path.startsWith("/topics/")) {
            answer(exchange, 200, "{}");
        } else {
            refuse(exchange, path.startsWith("/v2/email") ? "NotFoundException" : "ResourceNotFoundException");
        }
    }

    private void json(HttpExchange exchange, String operation, JsonNode request) throws IOException {
        switch (operation) {
            case "GetItem" -> answer(exchange, 200, items.get(request).toString());
            case "Query" -> answer(exchange, 200, items.query(request).toString());
            case "UpdateItem" -> answer(exchange, 200, items.updated(request).toString());
            case "PutItem", "DeleteItem", "TransactWriteItems", "SendTaskSuccess" -> answer(exchange, 200, "{}");
            case "GetSecretValue" ->
                answer(exchange, 200, secret(request.path("SecretId").asText()));
            case "StartExecution" ->
                answer(exchange, 200, "{\"executionArn\":\"arn:aws:states:::execution\",\"startDate\":1795424400}");
            case "DescribeExecution" -> answer(exchange, 200, "{\"status\":\"RUNNING\",\"startDate\":1795424400}");
            default -> refuse(exchange, "InvalidToken");
        }
    }

    private static String secret(String id) {
        var text = id.contains("/carriers/")
                ? JSON.createObjectNode()
                        .put("format", "latchkey")
                        .put("secret", CARRIER_SECRET)
                        .toString()
                : MASTER_KEY_TEXT;
        return JSON.createObjectNode()
                .put("ARN", id)
                .put("Name", id)
                .put("VersionId", MASTER_KEY.version())
                .put("SecretString", text)
                .toString();
    }

    private static void sns(HttpExchange exchange, String form) throws IOException {
        if (form.contains("Action=Publish")) {
            answer(
                    exchange,
                    200,
                    "<PublishResponse><PublishResult><MessageId>cold-start</MessageId></PublishResult></PublishResponse>");
        } else if (form.contains("Action=CheckIfPhoneNumberIsOptedOut")) {
            answer(
                    exchange,
                    200,
                    "<CheckIfPhoneNumberIsOptedOutResponse><CheckIfPhoneNumberIsOptedOutResult>"
                            + "<isOptedOut>false</isOptedOut>"
                            + "</CheckIfPhoneNumberIsOptedOutResult></CheckIfPhoneNumberIsOptedOutResponse>");
        } else {
            answer(
                    exchange,
                    404,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code></Error></ErrorResponse>");
        }
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", error);
        answer(exchange, error.contains("NotFound") ? 404 : 400, "{\"__type\":\"" + error + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        Loopback.answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
