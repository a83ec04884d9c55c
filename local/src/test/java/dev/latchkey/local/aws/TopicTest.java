package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

class TopicTest {

    @AutoClose
    private final LocalAws aws;

    @AutoClose
    private final SnsClient sns;

    TopicTest(@TempDir Path directory) {
        aws = new LocalAws(directory);
        sns = aws.client(SnsClient.builder());
    }

    @Test
    void keepsWhatNobodyInsideListensTo() throws Exception {
        sns.publish(
                request -> request.topicArn(TestSubscriptions.CARRIERS_TOPIC).message("first"));
        sns.publish(
                request -> request.topicArn(TestSubscriptions.CARRIERS_TOPIC).message("second"));

        assertThat(Files.readAllLines(aws.directory.resolve("topics/latchkey-returns.jsonl")))
                .extracting(line -> Json.read(line).at("/Records/0/Sns/Message").asText())
                .containsExactly("first", "second");
    }

    @Test
    void invokesSubscribersWithTheSnsEvent() throws Exception {
        var kind = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("test")
                .build();

        var answer = sns.publish(request -> request.topicArn(TestSubscriptions.TOPIC)
                .subject("S")
                .message("M")
                .messageAttributes(Map.of("kind", kind)));

        aws.pass(Duration.ZERO);
        var record = Json.read(aws.functions.events("on-topic").getFirst()).at("/Records/0");
        assertThat(record.path("EventSource").asText()).isEqualTo("aws:sns");
        assertThat(record.at("/Sns/MessageId").asText()).isEqualTo(answer.messageId());
        assertThat(record.at("/Sns/TopicArn").asText()).isEqualTo(TestSubscriptions.TOPIC);
        assertThat(record.at("/Sns/Subject").asText()).isEqualTo("S");
        assertThat(record.at("/Sns/Message").asText()).isEqualTo("M");
        assertThat(record.at("/Sns/Timestamp").asText()).isEqualTo("2026-11-23T10:00:00.000Z");
        assertThat(record.at("/Sns/MessageAttributes/kind/Value").asText()).isEqualTo("test");
    }

    @Test
    void knowsNoTopicBesidesTheTemplates() {
        assertThatThrownBy(() -> sns.publish(request -> request.topicArn("arn:aws:sns:us-east-1:000000000000:other")
                        .message("M")))
                .isInstanceOf(NotFoundException.class);
    }
}
