package dev.latchkey.local.iot;

import java.util.Arrays;
import java.util.List;

/// An MQTT topic filter: `+` stands for one level, a `#` at the end for all that follow.
///
/// @param levels its parts between slashes
record TopicFilter(List<String> levels) {

    /// @throws IllegalArgumentException for a `#` that is not the last level, or a wildcard that is part of a
    ///     level
    static TopicFilter parse(String text) {
        var levels = Arrays.asList(text.split("/", -1));
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            boolean misplaced = level.equals("#") ? i < levels.size() - 1 : level.length() > 1 && hasWildcard(level);
            if (misplaced || text.isEmpty()) {
                throw new IllegalArgumentException("'" + text + "' is no topic filter");
            }
        }
        return new TopicFilter(levels);
    }

    private static boolean hasWildcard(String level) {
        return level.contains("+") || level.contains("#");
    }

    boolean matches(String topic) {
        var given = topic.split("/", -1);
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).equals("#")) {
                return true;
            }
            if (i >= given.length || !matchesLevel(levels.get(i), given[i])) {
                return false;
            }
        }
        return given.length == levels.size();
    }

    private static boolean matchesLevel(String level, String given) {
        return level.equals("+") || level.equals(given);
    }
}
