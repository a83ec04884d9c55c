package dev.latchkey.handler;

import dev.latchkey.code.Pickup;
import dev.latchkey.code.Pickup.Collected;
import dev.latchkey.code.Pickup.Held;
import dev.latchkey.code.Pickup.NotReady;
import dev.latchkey.code.Pickup.Over;
import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.Pickup.Replaced;
import dev.latchkey.fault.ReportRecipientPresent.Reported;
import dev.latchkey.fault.ReportRecipientPresent.Reported.Heard;
import dev.latchkey.fault.ReportRecipientPresent.Reported.LockerAway;
import dev.latchkey.fault.ReportRecipientPresent.Reported.NoJam;
import dev.latchkey.fault.ReportRecipientPresent.Reported.TooSoon;
import dev.latchkey.json.JsonFields;
import dev.latchkey.notice.NoticeTexts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The page behind the link in a message with a code: the QR code, where it opens what, and until when; or why there
/// is none. It loads nothing and runs nothing, and its address, which is the secret, goes to nobody
/// (`referrer-policy`) and into no cache.
///
/// @param language BCP 47
record PickupPage(NoticeTexts texts, String language) {

    private static final String STYLE = "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;"
            + "padding:1rem;color:#111;background:#fff}svg{display:block;width:100%;max-width:26rem;height:auto;"
            + "margin:0 auto}h1{font-size:1.5rem}button{font:inherit;width:100%;padding:.75rem 1.25rem;"
            + "min-height:3rem;border:0;border-radius:.5rem;background:#111;color:#fff}";

    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "content-security-policy",
                    "default-src 'none'; style-src '" + sha256(STYLE)
                            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "x-robots-tag", "noindex");

    Map<String, Object> render(Pickup pickup) {
        return switch (pickup) {
            case Ready ready -> page(200, ready(ready));
            case Held ignored -> page(200, paragraph("pickup.held"));
            case NotReady ignored -> page(200, paragraph("pickup.unready"));
            case Collected ignored -> page(410, paragraph("pickup.collected"));
            case Replaced ignored -> page(410, paragraph("pickup.replaced"));
            case Over ignored -> page(410, paragraph("pickup.over"));
        };
    }

    /// For a link that was never ours.
    Map<String, Object> unknown() {
        return page(404, paragraph("page.over"));
    }

    /// Where the door is known to jam: before the QR code a button for whoever stands there.
    ///
    /// @param token the page's own; the button posts to `<token>/trouble`
    Map<String, Object> jammed(Ready ready, String token) {
        return page(200, paragraph("pickup.jam", facts(ready)) + button(token + "/trouble") + ready(ready));
    }

    /// What became of the button that was pressed, on the page at `<token>/trouble`.
    Map<String, Object> answer(Ready ready, Reported reported, String token) {
        var back = "<p><a href=\"../" + escaped(token) + "\">" + phrase("pickup.back", Map.of()) + "</a></p>";
        return switch (reported) {
            case Heard ignored ->
                page(200, paragraph("pickup.opening", facts(ready)) + paragraph("pickup.again") + button("") + back);
            case TooSoon soon -> tooSoon(soon, paragraph("pickup.soon") + button("") + back);
            case LockerAway ignored -> page(409, paragraph("pickup.away") + back);
            case NoJam ignored -> page(409, paragraph("pickup.no_jam") + back);
        };
    }

    /// With the seconds to wait, rounded up (RFC 9110, 10.2.3).
    private Map<String, Object> tooSoon(TooSoon soon, String content) {
        var headers = new HashMap<>(HEADERS);
        headers.put(
                "retry-after", Long.toString(soon.pause().plusNanos(999_999_999).toSeconds()));
        return page(429, headers, content);
    }

    /// @param action relative to the page; empty for the page itself
    private String button(String action) {
        return "<form method=\"post\" action=\"" + escaped(action) + "\"><button>"
                + phrase("pickup.jam.button", Map.of()) + "</button></form>";
    }

    private Map<String, String> facts(Ready ready) {
        var until = texts.timeFormat(language)
                .format(ready.until().atZone(ready.locker().timeZone()));
        return Map.of(
                "locker", ready.locker().name(), "compartment", Integer.toString(ready.compartment()), "until", until);
    }

    private String ready(Ready ready) {
        var facts = facts(ready);
        return paragraph("pickup.ready", facts)
                + QrImage.svg(ready.token().text(), phrase("pickup.image", Map.of()))
                + paragraph("pickup.where", facts)
                + paragraph("pickup.hint");
    }

    private String paragraph(String key) {
        return paragraph(key, Map.of());
    }

    private String paragraph(String key, Map<String, String> facts) {
        return "<p>" + phrase(key, facts) + "</p>";
    }

    private String phrase(String key, Map<String, String> facts) {
        return escaped(texts.phrase(key, language, facts));
    }

    private Map<String, Object> page(int status, String content) {
        return page(status, HEADERS, content);
    }

    private Map<String, Object> page(int status, Map<String, String> headers, String content) {
        var title = phrase("pickup.title", Map.of());
        var html = "<!doctype html><html lang=\"" + texts.written(language) + "\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light\"><title>" + title + "</title><style>" + STYLE
                + "</style><main><h1>" + title + "</h1>" + content + "</main></html>";
        return JsonFields.of("statusCode", status)
                .and("headers", headers)
                .and("body", html)
                .and("isBase64Encoded", false)
                .map();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// As a content security policy names a style (CSP level 2).
    private static String sha256(String style) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
