package dev.latchkey.local.http;

import dev.latchkey.local.template.Route;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the most specific route for a request, as API Gateway does: a literal segment before a `{variable}`
/// before a greedy `{variable+}`, a named method before `ANY`, and `$default` for all else.
final class RouteTable {

    private static final Comparator<Route> MOST_SPECIFIC_FIRST = Comparator.comparing(RouteTable::shape)
            .thenComparing(route -> route.method().equals("ANY"));

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(MOST_SPECIFIC_FIRST).toList();
    }

    /// A route and what its path variables stand for, decoded.
    record Match(Route route, Map<String, String> pathParameters) {}

    Optional<Match> find(String method, String path) {
        return routes.stream()
                .filter(route -> route.isDefault()
                        || route.method().equals("ANY")
                        || route.method().equals(method))
                .flatMap(route -> match(route, path).stream())
                .findFirst();
    }

    private static Optional<Match> match(Route route, String path) {
        return route.isDefault()
                ? Optional.of(new Match(route, Map.of()))
                : variables(segments(route.path()), segments(path)).map(variables -> new Match(route, variables));
    }

    private static Optional<Map<String, String>> variables(List<String> wanted, List<String> given) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (isGreedy(segment) && given.size() > i) {
                variables.put(name(segment), String.join("/", given.subList(i, given.size())));
                return Optional.of(variables);
            }
            if (i >= given.size() || !isVariable(segment) && !segment.equals(given.get(i))) {
                return Optional.empty();
            }
            if (isVariable(segment)) {
                variables.put(name(segment), given.get(i));
            }
        }
        return wanted.size() == given.size() ? Optional.of(variables) : Optional.empty();
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/")).skip(1).toList();
    }

    /// Sorts the more specific first: `0` for a literal, `1` for a variable, `2` for a greedy one, `3` for no
    /// path.
    private static String shape(Route route) {
        return route.isDefault()
                ? "3"
                : segments(route.path()).stream().map(RouteTable::rank).collect(Collectors.joining());
    }

    private static String rank(String segment) {
        return isGreedy(segment) ? "2" : isVariable(segment) ? "1" : "0";
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - (isGreedy(segment) ? 2 : 1));
    }
}
