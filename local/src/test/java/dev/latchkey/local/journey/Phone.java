package dev.latchkey.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.diagnosis.Recipient;
import dev.latchkey.memory.QrScanner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A recipient's phone and inbox.
record Phone(Recipient recipient, Web web) {

    private static final Pattern PICKUP_PAGE = Pattern.compile("/pickups/\\S+");
    private static final Pattern HELP_PAGE = Pattern.compile("/help/\\S+");
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{8}(?![0-9])");

    /// What arrived, oldest first.
    List<Message> shows() {
        var messages = web.get("/_local/messages").body().path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message ->
                        recipient.addresses().contains(message.path("address").asText()))
                .map(Message::of)
                .toList();
    }

    /// The channels on which something arrived, in order.
    List<String> channels() {
        return shows().stream().map(Message::channel).toList();
    }

    /// The digits in the newest message that has some.
    String code() {
        return Eventually.present(
                "a code on the phone",
                () -> shows().reversed().stream()
                        .flatMap(message -> message.code().stream())
                        .findFirst());
    }

    /// The path of the pickup page in the newest message that leads to one.
    String pickupPage() {
        return page(PICKUP_PAGE);
    }

    /// The path of the page for whoever has no code, in the newest message.
    String helpPage() {
        return page(HELP_PAGE);
    }

    private String page(Pattern link) {
        return Eventually.present(
                "a link on the phone",
                () -> shows().reversed().stream()
                        .flatMap(message -> link.matcher(message.text()).results())
                        .map(MatchResult::group)
                        .findFirst());
    }

    /// What a scanner reads off that page.
    String qrCode() {
        return QrScanner.read(web.page(pickupPage()).html());
    }

    /// The different codes that were shown.
    Set<String> codes() {
        return shows().stream().flatMap(message -> message.code().stream()).collect(Collectors.toSet());
    }

    /// How messages to this recipient fare from now on.
    ///
    /// @param behaviour such as `silent`
    void behaves(String channel, String behaviour) {
        set(channel, "\"behaviour\":\"%s\"".formatted(behaviour));
    }

    /// @param by ISO 8601, such as `PT2H`
    void isSlow(String channel, String by) {
        set(channel, "\"behaviour\":\"slow\",\"by\":\"%s\"".formatted(by));
    }

    private void set(String channel, String behaviour) {
        var rule =
                "{\"channel\":\"%s\",\"address\":\"%s\",%s}".formatted(channel, recipient.address(channel), behaviour);
        web.setsReceipts(rule);
    }

    /// @param heading an e-mail's subject, a push message's title
    /// @param at ISO 8601
    record Message(String channel, String heading, String text, String at) {

        Optional<String> code() {
            return CODE.matcher(text).results().map(MatchResult::group).findFirst();
        }

        static Message of(JsonNode message) {
            return new Message(
                    message.path("channel").asText(),
                    message.path("subject").asText(message.path("title").asText()),
                    message.path("text").asText(),
                    message.path("at").asText());
        }
    }
}
