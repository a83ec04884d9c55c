package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads the body of SES v2's `SendEmail`: `FromEmailAddress`, `Destination`, `Content.Simple` or `Content.Raw`,
/// `ConfigurationSetName` and `EmailTags`.
final class MailRequest {

    private static final List<String> KINDS = List.of("ToAddresses", "CcAddresses", "BccAddresses");

    private final Ground ground;
    private final JsonNode body;

    MailRequest(Ground ground, JsonNode body) {
        this.ground = ground;
        this.body = body;
    }

    /// @throws AwsError `BadRequestException` where something is missing or no address
    Mail read() {
        var raw = body.at("/Content/Raw/Data");
        if (raw.isTextual()) {
            return raw(MimeText.of(Base64.getMimeDecoder().decode(raw.textValue())));
        }
        var simple = body.at("/Content/Simple");
        if (simple.isMissingNode()) {
            throw bad("Content: the local SES sends Simple and Raw content, no templates.");
        }
        var subject = Json.required(simple.path("Subject"), "Data", "BadRequestException");
        return mail(from(null), destinations(), subject, text(simple.path("Body")));
    }

    private Mail raw(MimeText mime) {
        var recipients = destinations();
        return mail(
                from(mime.from()), recipients.isEmpty() ? mime.recipients() : recipients, mime.subject(), mime.text());
    }

    private Mail mail(String source, List<String> recipients, String subject, String text) {
        if (recipients.isEmpty()) {
            throw bad("Destination: there is no recipient.");
        }
        var addresses =
                recipients.stream().map(MailAddress::of).map(MailAddress::text).toList();
        var configurationSet = Json.optional(body, "ConfigurationSetName");
        var messageId = ground.newId() + "-000000";
        return new Mail(
                messageId,
                ground.now(),
                source,
                addresses,
                subject,
                text,
                configurationSet,
                tags(source, configurationSet));
    }

    private String from(String otherwise) {
        var from = Json.optional(body, "FromEmailAddress");
        if (from == null && otherwise == null) {
            throw bad("FromEmailAddress: there is no sender.");
        }
        return from == null ? otherwise : from;
    }

    private List<String> destinations() {
        return KINDS.stream()
                .flatMap(kind -> elements(body.path("Destination").path(kind)))
                .map(JsonNode::asText)
                .toList();
    }

    private static String text(JsonNode content) {
        var text = content.at("/Text/Data");
        var shown = text.isTextual() ? text : content.at("/Html/Data");
        if (!shown.isTextual()) {
            throw bad("Body: there is neither Text nor Html.");
        }
        return shown.textValue();
    }

    private Map<String, List<String>> tags(String source, String configurationSet) {
        var tags = new LinkedHashMap<String, List<String>>();
        tags.put("ses:from-domain", List.of(MailAddress.of(source).domain()));
        tags.put("ses:source-ip", List.of("127.0.0.1"));
        if (configurationSet != null) {
            tags.put("ses:configuration-set", List.of(configurationSet));
        }
        elements(body.path("EmailTags"))
                .forEach(tag -> tags.computeIfAbsent(tag.path("Name").asText(), name -> new ArrayList<>())
                        .add(tag.path("Value").asText()));
        return tags;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        var elements = new ArrayList<JsonNode>();
        list.elements().forEachRemaining(elements::add);
        return elements.stream();
    }

    private static AwsError bad(String message) {
        return new AwsError(400, "BadRequestException", message);
    }
}
