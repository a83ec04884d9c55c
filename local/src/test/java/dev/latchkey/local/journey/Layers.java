package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A text and all that is wrapped in it: in Base64, compressed or not, and again within that.
record Layers(List<Layer> all) {

    /// JSON in a log line in an event in a record.
    private static final int DEEPEST = 4;

    private static final Pattern WRAPPED = Pattern.compile("[A-Za-z0-9+/_-]{24,}");
    private static final Pattern SEPARATORS = Pattern.compile("(?<=[0-9])[ \u00a0()/-]{1,3}(?=[0-9])");

    /// One text in the forms in which it is searched.
    ///
    /// @param small in small letters
    /// @param joined without what stands between digits
    record Layer(int depth, String text, String small, String joined) {

        static Layer of(int depth, String text) {
            var joined = SEPARATORS.matcher(text).replaceAll("");
            return new Layer(depth, text, text.toLowerCase(Locale.ROOT), joined);
        }
    }

    static Layers of(String text) {
        var layers = new ArrayList<Layer>();
        add(text, 0, layers);
        return new Layers(layers);
    }

    private static void add(String text, int depth, List<Layer> layers) {
        layers.add(Layer.of(depth, text));
        if (depth < DEEPEST) {
            WRAPPED.matcher(text.replace("\\/", "/"))
                    .results()
                    .forEach(run -> add(unwrapped(run.group()), depth + 1, layers));
        }
    }

    /// What a run of Base64 holds, as a text; uncompressed where it was compressed.
    private static String unwrapped(String run) {
        var base64 = run.replace('+', '-').replace('/', '_');
        int whole = base64.length() % 4 == 1 ? base64.length() - 1 : base64.length();
        var bytes = Base64.getUrlDecoder().decode(base64.substring(0, whole));
        return new String(isCompressed(bytes) ? uncompressed(bytes) : bytes, UTF_8);
    }

    private static boolean isCompressed(byte[] bytes) {
        return bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static byte[] uncompressed(byte[] bytes) {
        var plain = new ByteArrayOutputStream();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            gzip.transferTo(plain);
        } catch (IOException cutShort) {
            // What came before the end is searched all the same.
        }
        return plain.toByteArray();
    }
}
