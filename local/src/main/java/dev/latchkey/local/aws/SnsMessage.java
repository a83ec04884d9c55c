package dev.latchkey.local.aws;

/// The message of a `Publish`, which may hold a text for each platform.
final class SnsMessage {

    private SnsMessage() {}

    /// What a platform gets: with `MessageStructure: json` its own entry or else `default`, otherwise the
    /// message.
    ///
    /// @param platform such as `GCM`, `APNS` or `sms`
    /// @throws AwsError `InvalidParameter` where the JSON has no `default`
    static String forPlatform(QueryForm form, String platform) {
        var message = form.required("Message");
        if (!"json".equals(form.optional("MessageStructure"))) {
            return message;
        }
        var entries = Json.read(message);
        if (!entries.path("default").isTextual()) {
            throw new AwsError(
                    400,
                    "InvalidParameter",
                    "Invalid parameter: Message Structure - No default entry in JSON message body");
        }
        var own = Json.optional(entries, platform);
        return own == null ? entries.path("default").textValue() : own;
    }
}
