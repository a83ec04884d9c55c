package dev.latchkey.handler;

import dev.latchkey.code.Pickup;
import dev.latchkey.code.Pickup.Collected;
import dev.latchkey.code.Pickup.Held;
import dev.latchkey.code.Pickup.NotReady;
import dev.latchkey.code.Pickup.Over;
import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.Pickup.Replaced;
import dev.latchkey.json.JsonFields;
import dev.latchkey.notice.NoticeTexts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/// The page behind the link in a message with a code: the QR code, where it opens what, and until when; or why there
/// is none. It loads nothing and runs nothing, and its address, which is the secret, goes to nobody
/// (`referrer-policy`) and into no cache.
///
/// @param language BCP 47
record PickupPage(NoticeTexts texts, String language) {

    private static final String STYLE = "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;"
            + "padding:1rem;color:#111;background:#fff}svg{display:block;width:100%;max-width:26rem;height:auto;"
            + "margin:0 auto}h1{font-size:1.5rem}button{font:inherit;padding:.75rem 1.25rem;min-height:3rem}";

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

    private String ready(Ready ready) {
        var until = texts.timeFormat(language)
                .format(ready.until().atZone(ready.locker().timeZone()));
        var facts = Map.of(
                "locker", ready.locker().name(), "compartment", Integer.toString(ready.compartment()), "until", until);
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
        var title = phrase("pickup.title", Map.of());
        var html = "<!doctype html><html lang=\"" + texts.written(language) + "\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light\"><title>" + title + "</title><style>" + STYLE
                + "</style><main><h1>" + title + "</h1>" + content + "</main></html>";
        return JsonFields.of("statusCode", status)
                .and("headers", HEADERS)
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
