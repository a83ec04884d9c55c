package dev.latchkey.local.aws;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes a secret's value as CloudFormation's `GenerateSecretString` says: a password by itself, or as one field
/// (`GenerateStringKey`) of a JSON template (`SecretStringTemplate`).
final class SecretGenerator {

    private static final int DEFAULT_LENGTH = 32;

    private final SecureRandom random;

    SecretGenerator(SecureRandom random) {
        this.random = random;
    }

    /// @param rules the properties under `GenerateSecretString`
    /// @throws IllegalArgumentException where the rules leave no characters, or template and key do not pair
    String generate(Map<?, ?> rules) {
        var template = rules.get("SecretStringTemplate");
        var key = rules.get("GenerateStringKey");
        if ((template == null) != (key == null)) {
            throw new IllegalArgumentException("SecretStringTemplate and GenerateStringKey must stand together");
        }
        var password = password(rules);
        return template == null
                ? password
                : Json.read(template.toString()).put(key.toString(), password).toString();
    }

    private String password(Map<?, ?> rules) {
        var kinds = kinds(rules);
        var length = rules.get("PasswordLength") == null
                ? DEFAULT_LENGTH
                : Integer.parseInt(rules.get("PasswordLength").toString());
        var all = String.join("", kinds);
        if (all.isEmpty() || length < kinds.size()) {
            throw new IllegalArgumentException("GenerateSecretString leaves nothing to choose from");
        }
        var characters = new ArrayList<Character>();
        if (!rules.containsKey("RequireEachIncludedType") || is(rules, "RequireEachIncludedType")) {
            kinds.forEach(kind -> characters.add(anyOf(kind)));
        }
        while (characters.size() < length) {
            characters.add(anyOf(all));
        }
        Collections.shuffle(characters, random);
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static List<String> kinds(Map<?, ?> rules) {
        var kinds = new ArrayList<String>();
        addUnless(is(rules, "ExcludeLowercase"), "abcdefghijklmnopqrstuvwxyz", kinds);
        addUnless(is(rules, "ExcludeUppercase"), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", kinds);
        addUnless(is(rules, "ExcludeNumbers"), "0123456789", kinds);
        addUnless(is(rules, "ExcludePunctuation"), "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", kinds);
        addUnless(!is(rules, "IncludeSpace"), " ", kinds);
        var excluded = String.valueOf(rules.containsKey("ExcludeCharacters") ? rules.get("ExcludeCharacters") : "");
        return kinds.stream()
                .map(kind -> without(excluded, kind))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    private static void addUnless(boolean left, String kind, List<String> kinds) {
        if (!left) {
            kinds.add(kind);
        }
    }

    private static String without(String excluded, String kind) {
        return kind.chars()
                .filter(character -> excluded.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean is(Map<?, ?> rules, String rule) {
        return Boolean.parseBoolean(String.valueOf(rules.get(rule)));
    }

    private char anyOf(String kind) {
        return kind.charAt(random.nextInt(kind.length()));
    }
}
