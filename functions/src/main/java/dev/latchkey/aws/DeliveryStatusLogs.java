package dev.latchkey.aws;

import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Receipt;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Reads the delivery status that SNS writes to CloudWatch Logs, as a log subscription delivers it;
/// `events/receipts/sns-*.json` are single log lines.
public final class DeliveryStatusLogs {

    /// SNS writes `2026-11-23 09:11:09.12`, in UTC, and leaves out a fraction's trailing zeros.
    private static final DateTimeFormatter SNS_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private DeliveryStatusLogs() {}

    /// The log lines of a subscription's payload, in their order; none where it is a control message.
    ///
    /// @param data base64 of gzip of JSON, the `awslogs.data` of the function's event
    public static List<String> lines(String data) {
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            var batch = JsonObject.parse(gzip.readAllBytes());
            return batch.string("messageType").equals("DATA_MESSAGE")
                    ? batch.objects("logEvents").stream()
                            .map(line -> line.string("message"))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("awslogs.data is no gzip", e);
        }
    }

    public static Receipt read(JsonObject line) {
        var notification = line.object("notification");
        var message = notification.string("messageId");
        var delivery = line.object("delivery");
        var at = notification.value("timestamp", DeliveryStatusLogs::time).plus(dwelt(delivery));
        return line.string("status").equals("SUCCESS")
                ? new Arrived(message, Evidence.CARRIED, at)
                : new Failed(message, refusal(delivery), at);
    }

    /// How long SNS had the message before the network took it; the notification's own time is that of sending.
    private static Duration dwelt(JsonObject delivery) {
        return Duration.ofMillis(delivery.optionalLongInteger("dwellTimeMs").orElse(0L));
    }

    /// SNS has no error codes here: the provider's own words tell a contact's fault from a passing one.
    private static Refusal refusal(JsonObject delivery) {
        var words = delivery.optionalString("providerResponse").orElse("").toLowerCase(Locale.ROOT);
        if (words.contains("opted out")) {
            return Refusal.OPTED_OUT;
        }
        if (words.contains("invalid phone number") || words.contains("invalid destination")) {
            return Refusal.INVALID_ADDRESS;
        }
        return isGone(words) ? Refusal.DISABLED : Refusal.REJECTED;
    }

    /// What push services answer for a token that no app holds any more, and carriers for a phone that takes no
    /// text messages.
    private static boolean isGone(String words) {
        return words.contains("has blocked sms")
                || words.contains("on a blocked list")
                || words.contains("invalidtoken")
                || words.contains("unregistered")
                || words.contains("notregistered")
                || words.contains("baddevicetoken")
                || words.contains("invalidregistration")
                || words.contains("endpoint is disabled");
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, SNS_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw new InvalidValue("must be a time such as 2026-11-23 09:11:09.123");
        }
    }
}
