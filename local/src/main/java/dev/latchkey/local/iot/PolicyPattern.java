package dev.latchkey.local.iot;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// An action or resource of an IoT policy: `*` stands for any characters, `?` for one, `${...}` for what is
/// known of the connection. What a variable stands for is taken literally, a `*` in a client id included.
///
/// MQTT's own wildcards mean nothing here: a `+` or `#` in a topic filter matches itself.
record PolicyPattern(List<String> tokens) {

    private static final Pattern TOKEN = Pattern.compile("\\$\\{[^}]*}|[*?]|[^*?$]+|\\$");
    private static final String CLIENT_ID = "${iot:ClientId}";
    private static final String THING_NAME = "${iot:Connection.Thing.ThingName}";

    /// @throws IllegalArgumentException for a variable that the local system does not know
    static PolicyPattern parse(String text) {
        var tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
        tokens.stream().filter(PolicyPattern::isUnknownVariable).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("IoT policy: unsupported policy variable " + unknown + " in " + text);
        });
        return new PolicyPattern(tokens);
    }

    private static boolean isUnknownVariable(String token) {
        return token.startsWith("${") && !token.equals(CLIENT_ID) && !token.equals(THING_NAME);
    }

    boolean matchesAction(String action) {
        return new PolicyPattern(tokens.stream().map(PolicyPattern::lower).toList())
                .matches(lower(action), new ThingConnection("", null));
    }

    /// A variable that is unknown for the connection matches nothing.
    boolean matches(String value, ThingConnection connection) {
        if (!connection.isAttached() && tokens.contains(THING_NAME)) {
            return false;
        }
        var expression = new StringBuilder();
        tokens.forEach(token -> expression.append(expression(token, connection)));
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(value)
                .matches();
    }

    private static String expression(String token, ThingConnection connection) {
        return switch (token) {
            case "*" -> ".*";
            case "?" -> ".";
            case CLIENT_ID -> Pattern.quote(connection.clientId());
            case THING_NAME -> Pattern.quote(connection.thingName());
            default -> Pattern.quote(token);
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
