package dev.latchkey.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.aws.Account;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which rights a request to a service takes, as AWS's service authorization reference has it.
final class NeededRights {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> TRANSACTED = Map.of(
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem",
            "Get", "GetItem");
    private static final List<String> TOPICS =
            List.of("TopicArn", "TargetArn", "EndpointArn", "PlatformApplicationArn");
    private static final String TOPIC_PATH = "/topics/";

    private final Account account;

    NeededRights(Account account) {
        this.account = account;
    }

    List<Right> of(AwsService service, AwsRequest request) {
        var operation = String.valueOf(service.operation(request));
        return switch (service.signingName()) {
            case "dynamodb" -> items(operation, body(request)).toList();
            case "states" -> List.of(workflow(operation, body(request)));
            case "secretsmanager" -> List.of(secret(operation, body(request)));
            case "sns" -> List.of(message(operation, request));
            case "iotdata" -> topic(operation, request).toList();
            default -> List.of(Right.anywhere(service.signingName() + ":" + operation));
        };
    }

    private Stream<Right> items(String operation, JsonNode body) {
        return operation.startsWith("Transact")
                ? elements(body.path("TransactItems")).flatMap(this::transacted)
                : Stream.of(new Right("dynamodb:" + operation, table(body)));
    }

    private Stream<Right> transacted(JsonNode item) {
        return item.properties().stream()
                .map(one -> new Right("dynamodb:" + TRANSACTED.get(one.getKey()), table(one.getValue())));
    }

    private String table(JsonNode body) {
        var table = account.arn("dynamodb", "table/" + body.path("TableName").asText());
        return body.has("IndexName")
                ? table + "/index/" + body.path("IndexName").asText()
                : table;
    }

    private static Right workflow(String operation, JsonNode body) {
        var arn = Stream.of("stateMachineArn", "executionArn")
                .map(body::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
        return new Right("states:" + operation, arn.orElse(Right.ANY));
    }

    /// By name or by ARN.
    private Right secret(String operation, JsonNode body) {
        var id = body.path("SecretId").asText();
        var arn = id.startsWith("arn:") ? id : account.arn("secretsmanager", "secret:" + id);
        return new Right("secretsmanager:" + operation, arn);
    }

    /// A text message has no resource.
    private static Right message(String operation, AwsRequest request) {
        var form = form(request);
        var resource = TOPICS.stream().map(form::get).filter(arn -> arn != null).findFirst();
        return new Right("sns:" + operation, resource.orElse("*"));
    }

    private static Map<String, String> form(AwsRequest request) {
        return Stream.of(new String(request.body(), StandardCharsets.UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(
                        Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, second) -> first));
    }

    private Stream<Right> topic(String operation, AwsRequest request) {
        var path = request.path();
        var name = decoded(path.startsWith(TOPIC_PATH) ? path.substring(TOPIC_PATH.length()) : path);
        var arn = account.arn("iot", "topic/" + name);
        var isRetained = request.query().getOrDefault("retain", List.of()).contains("true");
        return Stream.of(operation, "RetainPublish")
                .filter(action -> isRetained || !action.equals("RetainPublish"))
                .map(action -> new Right("iot:" + action, arn));
    }

    private static JsonNode body(AwsRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
