package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DiagnosisRulesTest {

    private static final Path PAGE = Path.of(System.getProperty("latchkey.root"), "docs", "diagnosis.md");

    @Test
    void thePageShowsTheSameTable() throws IOException {
        var rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| rule |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        DiagnosisRules.ALL.stream().map(DiagnosisRulesTest::row).toList());
    }

    @Test
    void everyRuleHasAnIdOfItsOwn() {
        assertThat(DiagnosisRules.ids()).doesNotHaveDuplicates();
    }

    @Test
    void everyCauseHasARule() {
        assertThat(DiagnosisRules.ALL).extracting(DiagnosisRule::cause).contains(Cause.values());
    }

    @Test
    void somethingCanBeDoneAboutEverything() {
        assertThat(DiagnosisRules.ALL).allMatch(rule -> !rule.remedies().isEmpty());
        assertThat(DiagnosisRules.ALL).flatExtracting(DiagnosisRule::remedies).contains(Remedy.values());
    }

    private static String row(DiagnosisRule rule) {
        return rule.remedies().stream()
                .map(Enum::name)
                .collect(Collectors.joining(
                        ", ",
                        String.join(
                                        " | ",
                                        "| `" + rule.id() + "`",
                                        rule.cause().name(),
                                        String.valueOf(rule.confidence()),
                                        rule.when(),
                                        rule.confirmedBy())
                                + " | ",
                        " |"));
    }
}
