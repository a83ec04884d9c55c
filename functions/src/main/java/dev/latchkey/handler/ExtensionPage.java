package dev.latchkey.handler;

import dev.latchkey.json.JsonFields;
import dev.latchkey.notice.NoticeTexts;
import java.time.ZonedDateTime;
import java.util.Map;

/// The pages behind a reminder's link, in the browser's language. They load nothing, and their address, which is
/// the secret, goes to nobody (`referrer-policy`) and into no cache.
///
/// @param language BCP 47
record ExtensionPage(NoticeTexts texts, String language) {

    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "content-security-policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
            "referrer-policy", "no-referrer",
            "x-robots-tag", "noindex");

    Map<String, Object> ask() {
        var button = "<form method=\"post\"><button>" + phrase("page.button", Map.of()) + "</button></form>";
        return page(200, phrase("page.ask", Map.of()), button);
    }

    Map<String, Object> done(ZonedDateTime until) {
        return page(200, phrase("page.done", until(until)), "");
    }

    /// A recipient can have more time once.
    Map<String, Object> already(ZonedDateTime until) {
        return page(409, phrase("page.already", until(until)), "");
    }

    /// The same for a link that was never ours and for one whose time is over.
    Map<String, Object> over() {
        return page(404, phrase("page.over", Map.of()), "");
    }

    private Map<String, String> until(ZonedDateTime until) {
        return Map.of("until", texts.timeFormat(language).format(until));
    }

    private String phrase(String key, Map<String, String> facts) {
        return texts.phrase(key, language, facts);
    }

    private Map<String, Object> page(int status, String text, String form) {
        var html =
                "<!doctype html><html lang=\"%s\"><meta name=\"viewport\" content=\"width=device-width\"><title>%s</title><p>%s</p>%s</html>"
                        .formatted(texts.written(language), phrase("page.title", Map.of()), text, form);
        return JsonFields.of("statusCode", status)
                .and("headers", HEADERS)
                .and("body", html)
                .and("isBase64Encoded", false)
                .map();
    }
}
