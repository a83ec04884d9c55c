package dev.latchkey.local.consistency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// One file of `statemachines/`.
///
/// @param states all of them by name, those of branches and iterators too
record DefinitionFile(String name, String text, Map<String, State> states) {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern RETRY = Pattern.compile("(?m)^( +)Retry:(.*)\n((?:\\1 .*\n)+)");

    static DefinitionFile read(Path file) {
        return of(file.getFileName().toString(), RepositoryFiles.text(file));
    }

    static DefinitionFile of(String name, String text) {
        var states = new LinkedHashMap<String, State>();
        collect(new Yaml(new SafeConstructor(new LoaderOptions())).load(text), states);
        return new DefinitionFile(name, text, states);
    }

    Stream<State> tasks() {
        return states.values().stream().filter(State::isTask);
    }

    /// What stands as `${name}`.
    Stream<String> substitutions() {
        return SUBSTITUTION.matcher(text).results().map(found -> found.group(1));
    }

    /// The retry blocks as they are written, without their indentation, by the name in their comment.
    List<Map.Entry<String, String>> retries() {
        return RETRY.matcher(text)
                .results()
                .map(found -> Map.entry(found.group(2).strip(), withoutIndentation(found)))
                .toList();
    }

    private static String withoutIndentation(MatchResult retry) {
        return retry.group(3).stripIndent();
    }

    private static void collect(Object node, Map<String, State> states) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("States") instanceof Map<?, ?> named) {
                named.forEach((name, state) -> states.put((String) name, new State((String) name, (Map<?, ?>) state)));
            }
            map.values().forEach(value -> collect(value, states));
        } else if (node instanceof List<?> elements) {
            elements.forEach(element -> collect(element, states));
        }
    }

    record State(String name, Map<?, ?> fields) {

        boolean isTask() {
            return "Task".equals(fields.get("Type"));
        }

        String resource() {
            return (String) fields.get("Resource");
        }

        boolean has(String field) {
            return fields.containsKey(field);
        }

        String argument(String argument) {
            return (String) ((Map<?, ?>) fields.get("Arguments")).get(argument);
        }

        /// The error names of each retrier or catcher, in their order.
        List<List<String>> errors(String field) {
            var all = new ArrayList<List<String>>();
            if (fields.get(field) instanceof List<?> handlers) {
                handlers.forEach(handler -> all.add(((List<?>) ((Map<?, ?>) handler).get("ErrorEquals"))
                        .stream().map(String.class::cast).toList()));
            }
            return all;
        }
    }
}
