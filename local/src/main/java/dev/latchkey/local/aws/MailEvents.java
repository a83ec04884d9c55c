package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/// Tells what becomes of an e-mail, as SES's event publishing does: a JSON record on each SNS topic that the
/// configuration set names for the kind of event. Mail without a configuration set is never heard of again.
///
/// Shapes: "Contents of event data that Amazon SES publishes to Amazon SNS" in the SES developer guide.
final class MailEvents {

    private static final String SUBJECT = "Amazon SES Email Event Notification";
    private static final String REPORTING_MTA = "dns; mail.local";
    /// How long SES tries to deliver: 14 hours.
    private static final Duration TRIES_FOR = Duration.ofHours(14);

    private final Ground ground;
    private final Subscriptions subscriptions;
    private final Topics topics;

    MailEvents(Ground ground, Subscriptions subscriptions, Topics topics) {
        this.ground = ground;
        this.subscriptions = subscriptions;
        this.topics = topics;
    }

    void sent(Mail mail) {
        publish("Send", "send", mail, Json.object());
    }

    void delivered(Mail mail, String recipient) {
        var took = Duration.between(mail.at(), ground.now()).toMillis();
        var delivery = timed().put("processingTimeMillis", took).put("smtpResponse", "250 2.6.0 Message received");
        delivery.put("reportingMTA", "mail.local").putArray("recipients").add(recipient);
        publish("Delivery", "delivery", mail, delivery);
    }

    void delayed(Mail mail, String recipient) {
        var delay = timed().put("delayType", "TransientCommunicationFailure").put("reportingMTA", REPORTING_MTA);
        delay.put("expirationTime", Ground.timestamp(mail.at().plus(TRIES_FOR)));
        delay.putArray("delayedRecipients")
                .addObject()
                .put("emailAddress", recipient)
                .put("status", "4.4.1")
                .put("diagnosticCode", "smtp; 421 4.4.1 Unable to connect to remote host");
        publish("DeliveryDelay", "deliveryDelay", mail, delay);
    }

    /// @param subType `General`, or `OnAccountSuppressionList` for an address that SES did not even try
    void bounced(Mail mail, String recipient, String subType) {
        var bounce = timed().put("bounceType", "Permanent").put("bounceSubType", subType);
        bounce.put("feedbackId", ground.newId()).put("reportingMTA", REPORTING_MTA);
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", recipient)
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; 550 5.1.1 user unknown");
        publish("Bounce", "bounce", mail, bounce);
    }

    void complained(Mail mail, String recipient) {
        var complaint = timed().put("complaintFeedbackType", "abuse").put("feedbackId", ground.newId());
        complaint.put("arrivalDate", ground.timestamp()).put("userAgent", "local inbox");
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", recipient);
        publish("Complaint", "complaint", mail, complaint);
    }

    void rejected(Mail mail) {
        publish("Reject", "reject", mail, Json.object().put("reason", "Bad content"));
    }

    private void publish(String eventType, String field, Mail mail, ObjectNode detail) {
        var event = Json.object().put("eventType", eventType);
        event.set("mail", mailNode(mail));
        event.set(field, detail);
        destinations(mail).stream()
                .filter(destination -> destination.takes(eventType))
                .forEach(destination ->
                        topics.publish(destination.topicArn(), SUBJECT, event.toString(), Json.object()));
    }

    private List<Subscriptions.EventDestination> destinations(Mail mail) {
        return mail.configurationSet() == null
                ? List.of()
                : subscriptions.eventDestinations(mail.configurationSet()).orElse(List.of());
    }

    private ObjectNode mailNode(Mail mail) {
        var node = Json.object();
        node.put("timestamp", Ground.timestamp(mail.at())).put("source", mail.source());
        node.put(
                "sourceArn",
                ground.account()
                        .arn("ses", "identity/" + MailAddress.of(mail.source()).domain()));
        node.put("sendingAccountId", ground.account().id()).put("messageId", mail.messageId());
        node.set("destination", Json.tree(mail.destinations()));
        node.put("headersTruncated", false).putArray("headers");
        var common = node.putObject("commonHeaders").put("messageId", mail.messageId());
        common.put("subject", mail.subject()).putArray("from").add(mail.source());
        common.set("to", Json.tree(mail.destinations()));
        node.set("tags", Json.tree(mail.tags()));
        return node;
    }

    private ObjectNode timed() {
        return Json.object().put("timestamp", ground.timestamp());
    }
}
