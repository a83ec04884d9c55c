package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.phone.Behaviour;
import dev.latchkey.local.phone.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

class SmsTest {

    private static final String GROUP = "sns/us-east-1/000000000000/DirectPublishToPhoneNumber";
    private static final String ADA = "+491701234567";

    @AutoClose
    private final LocalAws aws;

    @AutoClose
    private final SnsClient sns;

    SmsTest(@TempDir Path directory) {
        aws = new LocalAws(directory);
        sns = aws.client(SnsClient.builder());
    }

    @Test
    void deliversWithAReceiptInTheSuccessLog() throws Exception {
        var messageId = text("Grüße & <Code>");

        assertThat(aws.received())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("Grüße & <Code>"));
        var log = aws.logs().getFirst();
        assertThat(log.path("messageType").asText()).isEqualTo("DATA_MESSAGE");
        assertThat(log.path("owner").asText()).isEqualTo("000000000000");
        assertThat(log.path("logGroup").asText()).isEqualTo(GROUP);
        var line = Json.read(log.at("/logEvents/0/message").asText());
        assertThat(line.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(line.at("/notification/messageId").asText()).isEqualTo(messageId);
        assertThat(line.at("/notification/timestamp").asText()).isEqualTo("2026-11-23 10:00:00.000");
        assertThat(line.at("/delivery/destination").asText()).isEqualTo(ADA);
        assertThat(line.at("/delivery/smsType").asText()).isEqualTo("Transactional");
        assertThat(line.at("/delivery/providerResponse").asText())
                .isEqualTo("Message has been accepted by phone carrier");
    }

    @Test
    void bouncesIntoTheFailureLog() throws Exception {
        aws.behaviours.set(Channel.SMS, ADA, new Behaviour.Bounces());

        text("hello");

        assertThat(aws.received()).isEmpty();
        assertThat(failure()).isEqualTo("Invalid phone number");
    }

    @Test
    void acceptsAndFailsWhatIsForAnOptedOutNumber() throws Exception {
        aws.behaviours.set(Channel.SMS, ADA, new Behaviour.OptedOut());

        text("hello");

        assertThat(aws.received()).isEmpty();
        assertThat(failure()).isEqualTo("Phone number is opted out");
        assertThat(sns.checkIfPhoneNumberIsOptedOut(request -> request.phoneNumber(ADA))
                        .isOptedOut())
                .isTrue();
        assertThat(sns.listPhoneNumbersOptedOut().phoneNumbers()).containsExactly(ADA);
    }

    @Test
    void deliversAgainAfterAnOptIn() throws Exception {
        aws.behaviours.set(Channel.SMS, ADA, new Behaviour.OptedOut());

        sns.optInPhoneNumber(request -> request.phoneNumber(ADA));
        text("hello");

        assertThat(aws.received()).hasSize(1);
        assertThat(sns.listPhoneNumbersOptedOut().phoneNumbers()).isEmpty();
    }

    @Test
    void staysSilent() throws Exception {
        aws.behaviours.set(Channel.SMS, new Behaviour.Silent());

        assertThat(text("hello")).isNotEmpty();

        aws.pass(Duration.ofDays(3));
        assertThat(aws.received()).isEmpty();
        assertThat(aws.logs()).isEmpty();
    }

    @Test
    void arrivesLateWithItsReceipt() throws Exception {
        aws.behaviours.set(Channel.SMS, new Behaviour.Slow(Duration.ofMinutes(5)));
        text("hello");

        aws.pass(Duration.ofMinutes(4));
        assertThat(aws.received()).isEmpty();
        assertThat(aws.logs()).isEmpty();

        aws.pass(Duration.ofMinutes(1));
        assertThat(aws.received().getFirst().at()).isEqualTo(LocalAws.START.plusSeconds(300));
        assertThat(Json.read(aws.logs().getFirst().at("/logEvents/0/message").asText())
                        .at("/delivery/dwellTimeMs")
                        .asLong())
                .isEqualTo(300_000);
    }

    @Test
    void isThrottled() {
        aws.behaviours.set(Channel.SMS, new Behaviour.Throttled());

        assertThatThrownBy(() -> text("hello"))
                .isInstanceOfSatisfying(
                        SnsException.class,
                        e -> assertThat(e.isThrottlingException()).isTrue());
    }

    @Test
    void isDown() {
        aws.behaviours.set(Channel.SMS, new Behaviour.Down());

        assertThatThrownBy(() -> text("hello"))
                .isInstanceOfSatisfying(
                        SnsException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void refusesANumberThatNoPhoneHasWithoutRepeatingIt() {
        assertThatThrownBy(() ->
                        sns.publish(request -> request.phoneNumber("+0123").message("hello")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("PhoneNumber")
                .message()
                .doesNotContain("0123");
    }

    @Test
    void namesAnOperationThatItLacks() {
        assertThatThrownBy(() -> sns.listTopics()).isInstanceOfSatisfying(SnsException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
            assertThat(e.getMessage()).contains("ListTopics");
        });
    }

    private String failure() throws InterruptedException {
        var log = aws.logs().getFirst();
        assertThat(log.path("logGroup").asText()).isEqualTo(GROUP + "/Failure");
        var line = Json.read(log.at("/logEvents/0/message").asText());
        assertThat(line.path("status").asText()).isEqualTo("FAILURE");
        return line.at("/delivery/providerResponse").asText();
    }

    private String text(String message) {
        var type = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("Transactional")
                .build();
        return sns.publish(request -> request.phoneNumber(ADA)
                        .message(message)
                        .messageAttributes(Map.of("AWS.SNS.SMS.SMSType", type)))
                .messageId();
    }
}
