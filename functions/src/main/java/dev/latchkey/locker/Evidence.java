package dev.latchkey.locker;

import dev.latchkey.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a locker saw of a fault: texts, numbers and booleans by name. People read it and a few rules do, so what a
/// newer or a broken locker adds beyond that is left out rather than the fault with it.
final class Evidence {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final int MOST = 24;
    private static final int LONGEST_TEXT = 256;

    private Evidence() {}

    static Map<String, Object> read(JsonObject evidence) {
        var kept = new TreeMap<String, Object>();
        evidence.asMap().forEach((name, value) -> {
            if (NAME.matcher(name).matches() && isPlain(value) && kept.size() < MOST) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static boolean isPlain(Object value) {
        return switch (value) {
            case String text ->
                text.length() <= LONGEST_TEXT && text.codePoints().noneMatch(Evidence::isUnprintable);
            case Integer ignored -> true;
            case Long ignored -> true;
            case Boolean ignored -> true;
            case Double number -> Double.isFinite(number);
            case null, default -> false;
        };
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF);
    }
}
