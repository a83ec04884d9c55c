package dev.latchkey.device.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A choice that the contract spells in lowerCamelCase; `toString` is that spelling.
public final class WireName {

    private WireName() {}

    static <E extends Enum<E>> E read(Class<E> choices, JsonFields fields, String field) throws MalformedMessage {
        return find(choices, fields.text(field))
                .orElseThrow(
                        () -> fields.wrong(field, "must be one of " + Arrays.toString(choices.getEnumConstants())));
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> choices, String name) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.toString().equals(name))
                .findFirst();
    }

    /// `UNKNOWN_CODE` becomes `unknownCode`.
    public static String of(Enum<?> choice) {
        String[] words = choice.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }
}
