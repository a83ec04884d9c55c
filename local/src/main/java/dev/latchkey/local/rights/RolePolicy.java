package dev.latchkey.local.rights;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a function's role allows: the statements of its `Policies`, whose conditions are not looked at. What none of
/// them allows is refused; a `Deny` wins over every `Allow`.
final class RolePolicy {

    private static final Pattern TOKEN = Pattern.compile("[*?]|[^*?]+");

    private final List<Statement> statements;

    private RolePolicy(List<Statement> statements) {
        this.statements = statements;
    }

    /// @param policies of a function of the template, resolved
    /// @throws IllegalArgumentException for anything but statements that allow or deny
    static RolePolicy of(Object policies) {
        return new RolePolicy(each(policies).flatMap(RolePolicy::statements).toList());
    }

    private static Stream<Statement> statements(Object policy) {
        if (policy instanceof Map<?, ?> document && document.containsKey("Statement")) {
            return each(document.get("Statement")).map(RolePolicy::statement);
        }
        throw new IllegalArgumentException("A policy of a function must have a Statement");
    }

    private static Statement statement(Object written) {
        if (written instanceof Map<?, ?> statement) {
            return new Statement(
                    isAllow(statement.get("Effect")),
                    patterns(statement.get("Action")),
                    patterns(statement.get("Resource")));
        }
        throw new IllegalArgumentException("A statement of a function's policy must be an object");
    }

    private static boolean isAllow(Object effect) {
        return switch (String.valueOf(effect)) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw new IllegalArgumentException("Effect must be Allow or Deny");
        };
    }

    boolean allows(Right right) {
        var effects = statements.stream()
                .filter(statement -> statement.covers(right))
                .map(Statement::isAllow)
                .toList();
        return effects.contains(true) && !effects.contains(false);
    }

    private static List<Pattern> patterns(Object value) {
        return each(value).map(Object::toString).map(RolePolicy::pattern).toList();
    }

    private static Pattern pattern(String text) {
        var expression = new StringBuilder();
        TOKEN.matcher(text).results().forEach(token -> expression.append(expression(token.group())));
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
    }

    private static String expression(String token) {
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(token);
        };
    }

    private static Stream<?> each(Object value) {
        return switch (value) {
            case null -> Stream.of();
            case List<?> list -> list.stream();
            default -> Optional.of(value).stream();
        };
    }

    private record Statement(boolean isAllow, List<Pattern> actions, List<Pattern> resources) {

        boolean covers(Right right) {
            return matches(actions, right.action())
                    && (right.resource().equals(Right.ANY) || matches(resources, right.resource()));
        }

        private static boolean matches(List<Pattern> patterns, String text) {
            return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
        }
    }
}
