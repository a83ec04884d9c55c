package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsResponse;
import dev.latchkey.local.aws.AwsService;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The AWS IoT data plane: Publish, GetRetainedMessage, ListRetainedMessages (all on one page). The broker does
/// not remember when it took a retained message: `lastModifiedTime` is absent.
public final class IotDataService implements AwsService {

    private static final String TOPICS = "/topics/";
    private static final String RETAINED = "/retainedMessage";
    /// AWS IoT's limit on a payload.
    private static final int MAX_PAYLOAD_BYTES = 128 * 1024;

    private final Broker broker;

    public IotDataService(Broker broker) {
        this.broker = broker;
    }

    @Override
    public String signingName() {
        return "iotdata";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var path = request.path();
        if (request.method().equals("POST") && path.startsWith(TOPICS)) {
            return publish(decoded(path.substring(TOPICS.length())), request);
        }
        if (request.method().equals("GET")
                && path.startsWith(RETAINED + "/")
                && path.length() > RETAINED.length() + 1) {
            return retained(decoded(path.substring(RETAINED.length() + 1)));
        }
        if (request.method().equals("GET") && path.matches(RETAINED + "/?")) {
            return retained();
        }
        return RestErrors.unsupported("iotdata", request);
    }

    @Override
    public String operation(AwsRequest request) {
        if (request.path().startsWith(TOPICS)) {
            return "Publish";
        }
        return request.path().matches(RETAINED + "/?") ? "ListRetainedMessages" : "GetRetainedMessage";
    }

    private AwsResponse publish(String topic, AwsRequest request) {
        if (request.body().length > MAX_PAYLOAD_BYTES) {
            return RestErrors.answer(413, "RequestEntityTooLargeException", "The payload exceeds 128 KB");
        }
        try {
            refuseUnsupported(request.query().keySet());
            int qos = Integer.parseInt(parameter(request, "qos", "0"));
            var retain = Boolean.parseBoolean(parameter(request, "retain", "false"));
            broker.publish(topic, request.body(), qos, retain);
            return AwsResponse.restJson(200, "");
        } catch (IllegalArgumentException cause) {
            return RestErrors.answer(400, "InvalidRequestException", cause.getMessage());
        }
    }

    private static void refuseUnsupported(Set<String> parameters) {
        parameters.stream()
                .filter(name -> !Set.of("qos", "retain").contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("Publish: " + unknown + " is not supported locally");
                });
    }

    private AwsResponse retained(String topic) {
        return broker.retained(topic)
                .map(IotDataService::answer)
                .orElseGet(() -> RestErrors.answer(
                        404, "ResourceNotFoundException", "No retained message exists for the specified topic."));
    }

    private static AwsResponse answer(RetainedMessage message) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", message.topic())
                .put("payload", Base64.getEncoder().encodeToString(message.payload()))
                .put("qos", message.qos());
        return AwsResponse.restJson(200, json.toString());
    }

    private AwsResponse retained() {
        var json = JsonNodeFactory.instance.objectNode();
        var topics = json.putArray("retainedTopics");
        broker.retained().stream()
                .sorted(Comparator.comparing(RetainedMessage::topic))
                .forEach(message -> topics.addObject()
                        .put("topic", message.topic())
                        .put("payloadSize", message.payload().length)
                        .put("qos", message.qos()));
        return AwsResponse.restJson(200, json.toString());
    }

    private static String parameter(AwsRequest request, String name, String otherwise) {
        return request.query().getOrDefault(name, List.of(otherwise)).getFirst();
    }

    /// A path's `+` is a plus sign, not a space.
    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
