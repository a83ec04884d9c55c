package dev.latchkey.local.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person sees of a raw e-mail in UTF-8: its sender, recipients and subject, and the first text part.
///
/// @param headers by name, whatever its case; unfolded
/// @param body still in its transfer encoding
record MimeText(Map<String, String> headers, String body) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?utf-8\\?([bq])\\?([^?]*)\\?=", Pattern.CASE_INSENSITIVE);

    static MimeText of(byte[] message) {
        return of(new String(message, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    private static MimeText of(String message) {
        var parts = message.stripLeading().split("\n\n", 2);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : parts[0].replaceAll("\n[ \t]+", " ").split("\n")) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new MimeText(headers, parts.length == 2 ? parts[1] : "");
    }

    /// Null where there is none.
    String from() {
        return headers.get("From");
    }

    List<String> recipients() {
        var to = headers.getOrDefault("To", "");
        return Arrays.stream(to.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    String subject() {
        return ENCODED_WORD
                .matcher(headers.getOrDefault("Subject", ""))
                .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2))));
    }

    String text() {
        var boundary = BOUNDARY.matcher(headers.getOrDefault("Content-Type", ""));
        return boundary.find() ? firstPart(boundary.group(1)) : decoded();
    }

    private String firstPart(String boundary) {
        var parts = body.split("(?m)^--" + Pattern.quote(boundary) + "(--)?$\n?");
        return parts.length < 2 ? "" : of(parts[1]).text().stripTrailing();
    }

    private String decoded() {
        return switch (headers.getOrDefault("Content-Transfer-Encoding", "").toLowerCase(Locale.ROOT)) {
            case "base64" -> new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
            case "quoted-printable" -> quotedPrintable(body.replace("=\n", ""));
            default -> body;
        };
    }

    private static String word(String encoding, String text) {
        return encoding.equalsIgnoreCase("b")
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                : quotedPrintable(text.replace('_', ' '));
    }

    private static String quotedPrintable(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '=' && i + 2 < bytes.length) {
                out.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MimeText[" + body.length() + " characters]";
    }
}
