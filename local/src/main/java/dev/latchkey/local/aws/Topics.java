package dev.latchkey.local.aws;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.lambda.AsyncFunctions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;

/// SNS topics: every subscribed function gets each message as the event that SNS sends to Lambda. What is published
/// where nobody inside listens is for others, such as carriers: it is kept in `topics/<name>.jsonl`, an event a line,
/// for those who want to see it.
final class Topics {

    private final Subscriptions subscriptions;
    private final AsyncFunctions functions;
    private final Ground ground;

    Topics(Ground ground, Subscriptions subscriptions, AsyncFunctions functions) {
        this.ground = ground;
        this.subscriptions = subscriptions;
        this.functions = functions;
    }

    /// @param subject null where there is none
    /// @param attributes `{"name":{"Type":"String","Value":"…"}}`
    /// @return the message's id
    /// @throws AwsError `NotFound` where there is no such topic
    String publish(String topicArn, String subject, String message, ObjectNode attributes) {
        var subscribers = subscriptions
                .topicSubscribers(topicArn)
                .orElseThrow(() -> new AwsError(404, "NotFound", "Topic does not exist"));
        var messageId = ground.newId();
        var event = event(topicArn, messageId, subject, message, attributes);
        subscribers.forEach(function -> functions.invokeAsync(function, Json.bytes(event)));
        if (subscribers.isEmpty()) {
            keep(topicArn, event);
        }
        return messageId;
    }

    private synchronized void keep(String topicArn, ObjectNode event) {
        var name = topicArn.substring(topicArn.lastIndexOf(':') + 1);
        try {
            var folder = Files.createDirectories(ground.directory().resolve("topics"));
            Files.writeString(folder.resolve(name + ".jsonl"), event + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode event(String topicArn, String messageId, String subject, String message, ObjectNode attributes) {
        var event = Json.object();
        var record = event.putArray("Records").addObject();
        record.put("EventSource", "aws:sns").put("EventVersion", "1.0");
        record.put("EventSubscriptionArn", topicArn + ":" + UUID.nameUUIDFromBytes(topicArn.getBytes()));
        record.putObject("Sns")
                .put("Type", "Notification")
                .put("MessageId", messageId)
                .put("TopicArn", topicArn)
                .put("Subject", subject)
                .put("Message", message)
                .put("Timestamp", ground.timestamp())
                .put("SignatureVersion", "1")
                .put("Signature", "local")
                .put("SigningCertUrl", "https://sns.local/certificate.pem")
                .put("UnsubscribeUrl", "https://sns.local/unsubscribe")
                .set("MessageAttributes", attributes);
        return event;
    }
}
