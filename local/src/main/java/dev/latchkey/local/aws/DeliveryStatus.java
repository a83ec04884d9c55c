package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The delivery-status logs of SNS: what becomes of a text message or a push message after `Publish` accepted
/// it. Successes and failures go to log groups of their own, as lines such as
/// `{"notification":{"messageId":"…","timestamp":"2026-11-23 10:00:00.000"},"delivery":{…},"status":"SUCCESS"}`.
///
/// Shapes: "Viewing Amazon CloudWatch metrics and logs for SMS deliveries" and "Amazon SNS mobile app
/// attributes" in the SNS developer guide.
final class DeliveryStatus {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double PRICE_IN_USD = 0.00645;

    private final Account account;
    private final LogGroups logs;

    DeliveryStatus(Account account, LogGroups logs) {
        this.account = account;
        this.logs = logs;
    }

    /// A text message was taken by the recipient's carrier.
    void smsAccepted(Publication publication, String phoneNumber, Duration dwelt) {
        var delivery = sms(publication, phoneNumber, "Message has been accepted by phone carrier", dwelt);
        delivery.put("phoneCarrier", "Local Carrier").put("mcc", 310).put("mnc", 270);
        log(group("DirectPublishToPhoneNumber"), publication, delivery, true);
    }

    /// @param reason as the developer guide lists them, such as `Phone number is opted out`
    void smsFailed(Publication publication, String phoneNumber, String reason) {
        var delivery = sms(publication, phoneNumber, reason, Duration.ofMillis(599));
        delivery.put("mcc", 0).put("mnc", 0);
        log(group("DirectPublishToPhoneNumber"), publication, delivery, false);
    }

    /// The push service took a message.
    void pushAccepted(Publication publication, PlatformEndpoint endpoint, Duration dwelt) {
        var delivery = push(endpoint, 200, "{\"name\":\"messages/" + publication.messageId() + "\"}", dwelt);
        log(group(endpoint.application()), publication, delivery, true);
    }

    /// The push service no longer knows the device's token.
    void pushFailed(Publication publication, PlatformEndpoint endpoint) {
        var delivery =
                push(endpoint, 404, "{\"error\":{\"code\":404,\"status\":\"UNREGISTERED\"}}", Duration.ofMillis(65));
        log(group(endpoint.application()), publication, delivery, false);
    }

    private static ObjectNode sms(Publication publication, String phoneNumber, String response, Duration dwelt) {
        return Json.object()
                .put("destination", phoneNumber)
                .put("priceInUSD", PRICE_IN_USD)
                .put("smsType", publication.smsType())
                .put("numberOfMessageParts", 1)
                .put("providerResponse", response)
                .put("dwellTimeMs", dwelt.toMillis());
    }

    private static ObjectNode push(PlatformEndpoint endpoint, int status, String response, Duration dwelt) {
        return Json.object()
                .put("statusCode", status)
                .put("dwellTimeMs", dwelt.toMillis())
                .put("token", endpoint.token())
                .put("attempts", 1)
                .put("providerResponse", response)
                .put("destination", endpoint.arn());
    }

    private void log(String group, Publication publication, ObjectNode delivery, boolean success) {
        var line = Json.object();
        line.putObject("notification")
                .put("messageId", publication.messageId())
                .put("timestamp", TIMESTAMP.format(publication.at()));
        line.set("delivery", delivery);
        line.put("status", success ? "SUCCESS" : "FAILURE");
        logs.append(success ? group : group + "/Failure", line.toString());
    }

    private String group(String name) {
        return "sns/" + account.region() + "/" + account.id() + "/" + name;
    }

    /// A message that SNS accepted.
    ///
    /// @param smsType `Transactional` or `Promotional`
    record Publication(String messageId, Instant at, String smsType) {}
}
