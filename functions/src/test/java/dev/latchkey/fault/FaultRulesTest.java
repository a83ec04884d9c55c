package dev.latchkey.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fault.FaultRule.MoreTime;
import dev.latchkey.fault.FaultRule.OutOfUse;
import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.notice.NoticeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultRulesTest {

    private static final Path PAGE = Path.of(System.getProperty("latchkey.root"), "docs", "locker-faults.md");

    @Test
    void thePageShowsTheSameTable() throws IOException {
        var rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| code |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        FaultRules.ALL.stream().map(FaultRulesTest::row).toList());
    }

    @Test
    void everyNoticeIsOne() {
        var kinds = Arrays.stream(NoticeKind.values()).map(Enum::name).toList();

        assertThat(FaultRules.ALL.stream().flatMap(rule -> rule.notice().stream()))
                .isNotEmpty()
                .isSubsetOf(kinds);
    }

    @Test
    void everyFaultThatKeepsSomethingOutOfUseHasATechnician() {
        assertThat(FaultRules.ALL)
                .filteredOn(rule -> rule.outOfUse() != OutOfUse.NOTHING)
                .allMatch(rule -> rule.has(Way.TECHNICIAN));
    }

    @Test
    void aFaultThatNobodyKnowsGoesByItsSeverity() {
        assertThat(FaultRules.of(fault("minor", 7)).isHandled()).isFalse();
        assertThat(FaultRules.of(fault("major", 7)).outOfUse()).isEqualTo(OutOfUse.COMPARTMENT);
        assertThat(FaultRules.of(fault("critical", 0)).ways()).isEqualTo(List.of(Way.TECHNICIAN));
    }

    private static LockerFault fault(String severity, int compartment) {
        return LockerFault.begun(
                "locker-berlin-1",
                "hingeLoose",
                severity,
                compartment,
                Instant.parse("2026-11-23T09:00:00Z"),
                Map.of());
    }

    private static String row(FaultRule rule) {
        return String.join(
                " | ",
                "| " + rule.code(),
                rule.outOfUse() == OutOfUse.NOTHING ? "-" : words(rule.outOfUse()),
                rule.parcels() == Parcels.NONE ? "-" : words(rule.parcels()),
                rule.moreTime() == MoreTime.NONE ? "-" : words(rule.moreTime()),
                rule.notice().orElse("-"),
                rule.ways().isEmpty()
                        ? "- |"
                        : rule.ways().stream().map(FaultRulesTest::words).collect(Collectors.joining(", ")) + " |");
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
