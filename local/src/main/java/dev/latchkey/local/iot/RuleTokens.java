package dev.latchkey.local.iot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The words, strings, numbers and signs of an IoT SQL text, one after the other.
final class RuleTokens {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('[^']*')|(-?\\d+(?:\\.\\d+)?)|([A-Za-z_]\\w*)|(<>|<=|>=|[=<>*,.()]))");
    private static final String END = "";

    private final String text;
    private final List<String> tokens;
    private int position;

    RuleTokens(String text) {
        this.text = text;
        this.tokens = split(text);
    }

    private static List<String> split(String text) {
        var tokens = new ArrayList<String>();
        var end = text.stripTrailing().length();
        var matcher = TOKEN.matcher(text).region(0, end);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            matcher.region(matcher.end(), end);
        }
        if (matcher.regionStart() < end) {
            throw new IllegalArgumentException(
                    "IoT SQL: cannot read '" + text.substring(matcher.regionStart(), end) + "' in: " + text);
        }
        return tokens;
    }

    /// The next token, empty at the end.
    String peek() {
        return position < tokens.size() ? tokens.get(position) : END;
    }

    String next() {
        var token = peek();
        position++;
        return token;
    }

    boolean isString() {
        return peek().startsWith("'");
    }

    boolean isNumber() {
        return peek().matches("-?\\d.*");
    }

    boolean isName() {
        return peek().matches("[A-Za-z_].*");
    }

    boolean accept(String sign) {
        boolean accepted = peek().equals(sign);
        position += accepted ? 1 : 0;
        return accepted;
    }

    boolean acceptWord(String keyword) {
        boolean accepted = peek().equalsIgnoreCase(keyword);
        position += accepted ? 1 : 0;
        return accepted;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw expected(sign);
        }
    }

    void expectWord(String keyword) {
        if (!acceptWord(keyword)) {
            throw expected(keyword);
        }
    }

    void expectEnd() {
        if (!peek().equals(END)) {
            throw expected("the end");
        }
    }

    String oneOf(Set<String> signs, String what) {
        if (!signs.contains(peek())) {
            throw expected(what);
        }
        return next();
    }

    /// A string without its quotes.
    String string() {
        if (!isString()) {
            throw expected("a string in single quotes");
        }
        var quoted = next();
        return quoted.substring(1, quoted.length() - 1);
    }

    int positiveInteger() {
        if (!peek().matches("[1-9]\\d{0,3}")) {
            throw expected("a number from 1");
        }
        return Integer.parseInt(next());
    }

    IllegalArgumentException expected(String what) {
        var found = peek().equals(END) ? "the end" : "'" + peek() + "'";
        return new IllegalArgumentException("IoT SQL: expected " + what + " but found " + found + " in: " + text);
    }

    IllegalArgumentException unsupported(String what) {
        return new IllegalArgumentException("IoT SQL: " + what + " is not supported locally, in: " + text);
    }
}
