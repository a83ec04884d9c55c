package dev.latchkey.support;

import dev.latchkey.json.TextRule;
import java.util.regex.Pattern;

/// What people write in their own words. It stays for other people to read, so it must not hold an address.
public final class FreeText {

    /// For whoever can write it again at once.
    public static final TextRule RULE = TextRule.matching(
            "(?!.*@)(?!.*(?:[0-9][ ./()-]*){6})\\P{Cntrl}{1,200}",
            "must be 1 to 200 printable characters without an address or a number of six digits");

    private static final Pattern PRIVATE =
            Pattern.compile("\\S*@\\S*|\\+?(?:\\p{Nd}[\\s./()\u00a0\\p{Pd}]*){5,}\\p{Nd}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private FreeText() {}

    /// A text of which nothing is kept that looks like an address or a number of six digits, in one line; for
    /// whoever talks to a customer meanwhile.
    public static String masked(String text) {
        var line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return PRIVATE.matcher(line).replaceAll("…");
    }
}
