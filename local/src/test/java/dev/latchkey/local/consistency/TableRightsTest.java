package dev.latchkey.local.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the template's roles may do to the tables.
class TableRightsTest {

    @Test
    void nobodyCanChangeOrRemoveWhatIsInTheAudit() {
        var rights = statements()
                .filter(statement -> each(statement, "Resource").anyMatch(it -> it.contains("AuditEntriesTable")))
                .flatMap(statement -> each(statement, "Action"))
                .toList();

        assertThat(rights).hasSizeGreaterThan(5).containsOnly("dynamodb:PutItem", "dynamodb:Query");
    }

    @Test
    void aRightToItemsNamesItsTables() {
        var resources = statements()
                .filter(statement -> each(statement, "Action").anyMatch(it -> it.matches("(dynamodb:|[*]).*")))
                .flatMap(statement -> each(statement, "Resource"))
                .toList();

        assertThat(resources).isNotEmpty().allMatch(resource -> resource.matches(".*Table[.}].*"));
    }

    /// Every right that the template gives, whoever gets it.
    private static Stream<Map<?, ?>> statements() {
        return RepositoryFiles.resources().values().stream().flatMap(TableRightsTest::statementsIn);
    }

    private static Stream<Map<?, ?>> statementsIn(Object part) {
        return switch (part) {
            case Map<?, ?> map when map.containsKey("Action") && map.containsKey("Effect") -> Stream.of(map);
            case Map<?, ?> map -> map.values().stream().flatMap(TableRightsTest::statementsIn);
            case List<?> list -> list.stream().flatMap(TableRightsTest::statementsIn);
            case null, default -> Stream.of();
        };
    }

    private static Stream<String> each(Map<?, ?> statement, String name) {
        return statement.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf)
                : Stream.of(String.valueOf(statement.get(name)));
    }
}
