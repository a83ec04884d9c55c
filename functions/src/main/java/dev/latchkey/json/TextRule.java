package dev.latchkey.json;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A rule for a text that stays a plain string: what it must look like, and the reason given where it does not.
///
/// Used with [JsonObject#value]. Applying it returns the text as it is, or throws an [InvalidValue].
///
/// @param pattern matches the whole text
/// @param reason completes a sentence that starts with the field's name, such as "must be a date"
public record TextRule(Pattern pattern, String reason) implements UnaryOperator<String> {

    public static TextRule matching(String regex, String reason) {
        return new TextRule(Pattern.compile(regex), reason);
    }

    @Override
    public String apply(String text) {
        if (!pattern.matcher(text).matches()) {
            throw new InvalidValue(reason);
        }
        return text;
    }
}
