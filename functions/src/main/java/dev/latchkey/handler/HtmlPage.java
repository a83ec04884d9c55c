package dev.latchkey.handler;

import dev.latchkey.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A page for a phone's browser. It loads nothing and runs nothing, and its address, which is a secret, goes to nobody
/// (`referrer-policy`) and into no cache.
///
/// @param language of its words, BCP 47
record HtmlPage(String language, String title) {

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

    /// @param headers beyond those that every page has
    /// @param content HTML whose texts are [#escaped]
    Map<String, Object> render(int status, Map<String, String> headers, String content) {
        var all = new HashMap<>(HEADERS);
        all.putAll(headers);
        var heading = escaped(title);
        var html = "<!doctype html><html lang=\"" + language + "\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light\"><title>" + heading + "</title><style>" + STYLE
                + "</style><main><h1>" + heading + "</h1>" + content + "</main></html>";
        return JsonFields.of("statusCode", status)
                .and("headers", all)
                .and("body", html)
                .and("isBase64Encoded", false)
                .map();
    }

    static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>";
    }

    /// @param action relative to the page; empty for the page itself
    static String button(String action, String text) {
        return "<form method=\"post\" action=\"" + escaped(action) + "\"><button>" + escaped(text) + "</button></form>";
    }

    static String escaped(String text) {
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
