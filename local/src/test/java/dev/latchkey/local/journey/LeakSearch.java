package dev.latchkey.local.journey;

import dev.latchkey.local.journey.Layers.Layer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Looks for one secret in texts, however it is spelt there ([Spellings]) and however deep it is wrapped
/// ([Layers]).
///
/// A secret of digits alone is found with separators between them too, but not within a longer number: a
/// timestamp in milliseconds holds many numbers of eight digits.
final class LeakSearch {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Map<String, String> exact;
    private final Map<String, String> anyCase;
    private final String secret;

    /// @param secret at least six characters, or finding it would mean nothing
    LeakSearch(String secret) {
        if (secret.length() < 6) {
            throw new IllegalArgumentException("secret: is too short");
        }
        var spellings = new Spellings(secret);
        this.secret = secret;
        this.exact = spellings.exact();
        this.anyCase = spellings.anyCase();
    }

    /// The names of the spellings in which the secret stands in the text.
    Set<String> in(String text) {
        return in(Layers.of(text));
    }

    Set<String> in(Layers text) {
        var found = new TreeSet<String>();
        text.all().forEach(layer -> search(layer, found));
        return found;
    }

    private void search(Layer layer, Set<String> found) {
        var where = " in base64".repeat(layer.depth());
        exact.forEach((name, spelling) -> {
            if (layer.text().contains(spelling)) {
                found.add(name + where);
            }
        });
        anyCase.forEach((name, spelling) -> {
            if (stands(spelling, layer.small())) {
                found.add(name + where);
            }
        });
        if (isNumber(secret) && stands(secret, layer.joined())) {
            found.add("with separators" + where);
        }
    }

    private static boolean stands(String spelling, String text) {
        return isNumber(spelling) ? standsAlone(spelling, text) : text.contains(spelling);
    }

    private static boolean standsAlone(String number, String text) {
        for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
            int end = at + number.length();
            boolean begins = at == 0 || !isDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !isDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String text) {
        return DIGITS.matcher(text).matches();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
