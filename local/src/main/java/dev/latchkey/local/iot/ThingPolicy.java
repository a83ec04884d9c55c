package dev.latchkey.local.iot;

import dev.latchkey.local.aws.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What lockers may do, from the template's `AWS::IoT::Policy` document. What no statement allows is refused; a
/// `Deny` wins over every `Allow`.
///
/// Understood: `Effect`, `Action`, `Resource` (one or a list, with `*` and `?`), the variables
/// `${iot:ClientId}` and `${iot:Connection.Thing.ThingName}`, the condition `Bool:
/// {iot:Connection.Thing.IsAttached: …}`. Anything else is rejected when the policy is read.
public final class ThingPolicy {

    private static final String IS_ATTACHED = "iot:Connection.Thing.IsAttached";

    private final Account account;
    private final List<Statement> statements;

    private ThingPolicy(Account account, List<Statement> statements) {
        this.account = account;
        this.statements = statements;
    }

    /// Reads a policy document.
    ///
    /// @param document `{Version, Statement: [{Effect, Action, Resource, Condition}]}`
    /// @throws IllegalArgumentException for what the local system does not understand; names it
    public static ThingPolicy of(Account account, Map<?, ?> document) {
        onlyKeys(document, Set.of("Version", "Id", "Statement"));
        return new ThingPolicy(
                account,
                listOf(document.get("Statement")).stream()
                        .map(ThingPolicy::statement)
                        .toList());
    }

    /// Whether the connection may do this to the named client, topic or topic filter.
    boolean allows(ThingConnection connection, ThingOperation operation, String name) {
        var resource = account.arn("iot", operation.resource(name));
        var effects = statements.stream()
                .filter(statement -> statement.covers(connection, operation.action(), resource))
                .map(Statement::allow)
                .toList();
        return effects.contains(true) && !effects.contains(false);
    }

    /// Whether the connection may publish to the topic, keeping the message there where `retain` is set.
    boolean allowsPublish(ThingConnection connection, String topic, boolean retain) {
        return allows(connection, ThingOperation.PUBLISH, topic)
                && (!retain || allows(connection, ThingOperation.RETAIN_PUBLISH, topic));
    }

    private static Statement statement(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("IoT policy: a Statement must be an object");
        }
        onlyKeys(map, Set.of("Sid", "Effect", "Action", "Resource", "Condition"));
        return new Statement(
                isAllow(map.get("Effect")),
                patterns("Action", map.get("Action")),
                patterns("Resource", map.get("Resource")),
                attached(map.get("Condition")));
    }

    private static boolean isAllow(Object effect) {
        return switch (String.valueOf(effect)) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw new IllegalArgumentException("IoT policy: Effect must be Allow or Deny");
        };
    }

    private static List<PolicyPattern> patterns(String key, Object value) {
        var patterns = listOf(value).stream()
                .map(each -> PolicyPattern.parse(each.toString()))
                .toList();
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("IoT policy: a Statement lacks " + key);
        }
        return patterns;
    }

    /// Reads the one condition that is understood.
    private static Optional<Boolean> attached(Object condition) {
        if (condition == null) {
            return Optional.empty();
        }
        if (condition instanceof Map<?, ?> operators
                && operators.size() == 1
                && operators.get("Bool") instanceof Map<?, ?> keys
                && keys.size() == 1
                && listOf(keys.get(IS_ATTACHED)).size() == 1) {
            return Optional.of(
                    Boolean.valueOf(listOf(keys.get(IS_ATTACHED)).getFirst().toString()));
        }
        throw new IllegalArgumentException("IoT policy: the only supported Condition is Bool: " + IS_ATTACHED);
    }

    private static void onlyKeys(Map<?, ?> map, Set<String> known) {
        for (var key : map.keySet()) {
            if (!known.contains(key.toString())) {
                throw new IllegalArgumentException("IoT policy: unsupported element " + key);
            }
        }
    }

    private static List<?> listOf(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> List.of(value);
        };
    }

    private record Statement(
            boolean allow, List<PolicyPattern> actions, List<PolicyPattern> resources, Optional<Boolean> attached) {

        boolean covers(ThingConnection connection, String action, String resource) {
            return actions.stream().anyMatch(pattern -> pattern.matchesAction(action))
                    && resources.stream().anyMatch(pattern -> pattern.matches(resource, connection))
                    && attached.map(wanted -> wanted == connection.isAttached()).orElse(true);
        }
    }
}
