package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The ways in which one secret can stand in a text, by name.
///
/// Base64 spells a text differently for each of the three places in which it can begin within a group of three
/// bytes; the characters at its edges, which it shares with its neighbours, are left out.
record Spellings(String secret) {

    /// Those in which capital and small letters differ.
    Map<String, String> exact() {
        var spellings = new LinkedHashMap<String, String>();
        for (int offset = 0; offset < 3; offset++) {
            spellings.put("base64 at " + offset, base64(offset, Base64.getEncoder()));
            spellings.put("base64url at " + offset, base64(offset, Base64.getUrlEncoder()));
        }
        return spellings;
    }

    /// Those in which they do not; in small letters.
    Map<String, String> anyCase() {
        var spellings = new LinkedHashMap<String, String>();
        spellings.put("plain", secret);
        spellings.put("hex", HexFormat.of().formatHex(bytes()));
        spellings.put("hex with spaces", HexFormat.ofDelimiter(" ").formatHex(bytes()));
        spellings.put("numbers of bytes", numbers());
        spellings.put("URL", URLEncoder.encode(secret, UTF_8));
        spellings.put("URL with %20", URLEncoder.encode(secret, UTF_8).replace("+", "%20"));
        spellings.put(
                "URL throughout", HexFormat.ofDelimiter("").withPrefix("%").formatHex(bytes()));
        spellings.put("JSON", json("\\u"));
        spellings.put("JSON in JSON", json("\\\\u"));
        spellings.put("JSON throughout", jsonThroughout());
        spellings.put("XML", xml());
        spellings.replaceAll((name, spelling) -> spelling.toLowerCase(Locale.ROOT));
        return spellings;
    }

    private byte[] bytes() {
        return secret.getBytes(UTF_8);
    }

    private String base64(int offset, Base64.Encoder encoder) {
        var shifted = new byte[offset + bytes().length];
        System.arraycopy(bytes(), 0, shifted, offset, bytes().length);
        int from = (offset * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return encoder.encodeToString(shifted).substring(from, to);
    }

    private String numbers() {
        return IntStream.range(0, bytes().length)
                .mapToObj(i -> Byte.toString(bytes()[i]))
                .collect(Collectors.joining(", "));
    }

    private String json(String escape) {
        return secret.chars()
                .mapToObj(c -> c < 0x80 ? Character.toString(c) : escape + "%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private String jsonThroughout() {
        return secret.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private String xml() {
        return secret.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }

    /// The secret is nobody's business in a failed test's message either.
    @Override
    public String toString() {
        return "Spellings[…]";
    }
}
