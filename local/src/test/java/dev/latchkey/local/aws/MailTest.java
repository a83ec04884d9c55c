package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.phone.Behaviour;
import dev.latchkey.local.phone.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class MailTest {

    private static final String ADA = "ada+parcels@example.com";

    @AutoClose
    private final LocalAws aws;

    @AutoClose
    private final SesV2Client ses;

    MailTest(@TempDir Path directory) {
        aws = new LocalAws(directory);
        ses = aws.client(SesV2Client.builder());
    }

    @Test
    void deliversWithSendAndDeliveryEvents() throws Exception {
        var messageId = ses.sendEmail(email().build()).messageId();

        var message = aws.received().getFirst();
        assertThat(message.subject()).isEqualTo("Your parcel");
        assertThat(message.text()).isEqualTo("It is here");
        assertThat(eventTypes()).containsExactlyInAnyOrder("Send", "Delivery");
        var event = event("Delivery");
        assertThat(event.at("/mail/messageId").asText()).isEqualTo(messageId);
        assertThat(event.at("/mail/destination/0").asText()).isEqualTo(ADA);
        assertThat(event.at("/mail/tags/attemptId/0").asText()).isEqualTo("a-1");
        assertThat(event.at("/mail/tags/ses:configuration-set/0").asText()).isEqualTo("latchkey");
        assertThat(event.at("/delivery/recipients/0").asText()).isEqualTo(ADA);
        assertThat(event.at("/delivery/timestamp").asText()).isEqualTo("2026-11-23T10:00:00.000Z");
    }

    @Test
    void bouncesAndSuppressesTheAddress() throws Exception {
        aws.behaviours.set(Channel.EMAIL, ADA, new Behaviour.Bounces());

        ses.sendEmail(email().build());

        assertThat(aws.received()).isEmpty();
        var bounce = event("Bounce").path("bounce");
        assertThat(bounce.path("bounceType").asText()).isEqualTo("Permanent");
        assertThat(bounce.at("/bouncedRecipients/0/emailAddress").asText()).isEqualTo(ADA);
        assertThat(ses.getSuppressedDestination(request -> request.emailAddress(ADA))
                        .suppressedDestination()
                        .reason())
                .isEqualTo(SuppressionListReason.BOUNCE);
    }

    @Test
    void acceptsMailForASuppressedAddressAndBouncesItUntried() throws Exception {
        ses.putSuppressedDestination(request -> request.emailAddress(ADA).reason(SuppressionListReason.COMPLAINT));

        ses.sendEmail(email().build());

        assertThat(aws.received()).isEmpty();
        assertThat(event("Bounce").at("/bounce/bounceSubType").asText()).isEqualTo("OnAccountSuppressionList");
    }

    @Test
    void deliversAgainOnceTheAddressIsOffTheSuppressionList() throws Exception {
        ses.putSuppressedDestination(request -> request.emailAddress(ADA).reason(SuppressionListReason.BOUNCE));
        assertThat(ses.listSuppressedDestinations(request -> request.reasons(SuppressionListReason.BOUNCE))
                        .suppressedDestinationSummaries())
                .hasSize(1);

        ses.deleteSuppressedDestination(request -> request.emailAddress(ADA));
        ses.sendEmail(email().build());

        assertThat(aws.received()).hasSize(1);
        assertThatThrownBy(() -> ses.getSuppressedDestination(request -> request.emailAddress(ADA)))
                .isInstanceOf(NotFoundException.class)
                .message()
                .doesNotContain(ADA);
    }

    @Test
    void arrivesAndIsComplainedOf() throws Exception {
        aws.behaviours.set(Channel.EMAIL, ADA, new Behaviour.OptedOut());

        ses.sendEmail(email().build());

        assertThat(aws.received()).hasSize(1);
        assertThat(eventTypes()).containsExactlyInAnyOrder("Send", "Delivery", "Complaint");
        assertThat(event("Complaint")
                        .at("/complaint/complainedRecipients/0/emailAddress")
                        .asText())
                .isEqualTo(ADA);
    }

    @Test
    void isRejectedForItsContent() throws Exception {
        aws.behaviours.set(Channel.EMAIL, new Behaviour.Disabled());

        ses.sendEmail(email().build());

        assertThat(aws.received()).isEmpty();
        assertThat(event("Reject").at("/reject/reason").asText()).isEqualTo("Bad content");
    }

    @Test
    void isDelayedAndThenDelivered() throws Exception {
        aws.behaviours.set(Channel.EMAIL, new Behaviour.Slow(Duration.ofMinutes(10)));
        ses.sendEmail(email().build());
        assertThat(eventTypes()).containsExactlyInAnyOrder("Send", "DeliveryDelay");
        assertThat(event("DeliveryDelay").at("/deliveryDelay/delayType").asText())
                .isEqualTo("TransientCommunicationFailure");

        aws.pass(Duration.ofMinutes(10));

        assertThat(event("Delivery").at("/delivery/processingTimeMillis").asLong())
                .isEqualTo(600_000);
    }

    @Test
    void staysSilentAfterTheSend() throws Exception {
        aws.behaviours.set(Channel.EMAIL, new Behaviour.Silent());

        ses.sendEmail(email().build());

        aws.pass(Duration.ofDays(1));
        assertThat(aws.received()).isEmpty();
        assertThat(eventTypes()).containsExactly("Send");
    }

    @Test
    void isThrottledOrDown() {
        aws.behaviours.set(Channel.EMAIL, new Behaviour.Throttled());
        assertThatThrownBy(() -> ses.sendEmail(email().build())).isInstanceOf(TooManyRequestsException.class);

        aws.behaviours.set(Channel.EMAIL, new Behaviour.Down());
        assertThatThrownBy(() -> ses.sendEmail(email().build()))
                .isInstanceOfSatisfying(
                        SesV2Exception.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void sendsRawContent() throws Exception {
        var mime = """
                From: Latchkey <no-reply@latchkey.example>
                To: Ada <ada@example.com>
                Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Sch=C3=B6n
                --b
                Content-Type: text/html

                <p>no</p>
                --b--
                """;

        ses.sendEmail(
                request -> request.content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mime)))));

        var message = aws.received().getFirst();
        assertThat(message.address()).isEqualTo("ada@example.com");
        assertThat(message.subject()).isEqualTo("Grüße");
        assertThat(message.text()).isEqualTo("Schön");
    }

    @Test
    void rejectsASenderThatIsNotVerified() {
        assertThatThrownBy(() -> ses.sendEmail(
                        email().fromEmailAddress("me@other.example").build()))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining("not verified");
    }

    @Test
    void knowsNoConfigurationSetBesidesTheTemplates() {
        assertThatThrownBy(() ->
                        ses.sendEmail(email().configurationSetName("other").build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Configuration set <other> does not exist");
    }

    @Test
    void refusesAnImpossibleAddress() {
        assertThatThrownBy(() -> ses.sendEmail(email().destination(destination -> destination.toAddresses("nobody"))
                        .build()))
                .isInstanceOf(BadRequestException.class)
                .message()
                .doesNotContain("nobody");
    }

    @Test
    void namesAnOperationThatItLacks() {
        assertThatThrownBy(() -> ses.listEmailTemplates(request -> {}))
                .isInstanceOfSatisfying(SesV2Exception.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                    assertThat(e.getMessage()).contains("GET /v2/email/templates");
                });
    }

    private List<String> eventTypes() throws InterruptedException {
        return aws.mailEvents().stream()
                .map(event -> event.path("eventType").asText())
                .toList();
    }

    private JsonNode event(String type) throws InterruptedException {
        return aws.mailEvents().stream()
                .filter(event -> event.path("eventType").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static SendEmailRequest.Builder email() {
        return SendEmailRequest.builder()
                .fromEmailAddress("Latchkey <no-reply@latchkey.example>")
                .destination(destination -> destination.toAddresses(ADA))
                .configurationSetName("latchkey")
                .emailTags(MessageTag.builder().name("attemptId").value("a-1").build())
                .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("Your parcel"))
                        .body(body -> body.text(text -> text.data("It is here")))));
    }
}
