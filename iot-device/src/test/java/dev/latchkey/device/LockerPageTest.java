package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/locker.md` says what the code does.
class LockerPageTest {

    private static final Path PAGE = Path.of(System.getProperty("latchkey.root"), "docs", "locker.md");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    static Stream<List<String>> faults() {
        return rows().filter(row -> row.size() == 6 && row.getFirst().startsWith("`"));
    }

    static Stream<List<String>> pickups() {
        return rows().filter(row -> row.size() == 5 && isRule(row));
    }

    private static boolean isRule(List<String> row) {
        return Set.of("yes", "no", "any").contains(row.get(1));
    }

    @Test
    void listsEveryFault() {
        assertThat(faults().map(row -> name(row.getFirst())))
                .containsExactly(Arrays.stream(FaultCode.values())
                        .map(FaultCode::toString)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysOfEachFaultWhatTheCodeSays(List<String> row) {
        FaultCode code = Arrays.stream(FaultCode.values())
                .filter(it -> it.toString().equals(name(row.getFirst())))
                .findFirst()
                .orElseThrow();

        assertThat(row.get(1)).isEqualTo(code.severity().toString());
        assertThat(row.get(2)).isEqualTo(code.scope().name().toLowerCase(Locale.ROOT));
        assertThat(NAME.matcher(row.get(4)).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(code.evidence());
    }

    @ParameterizedTest
    @MethodSource("pickups")
    void judgesEachPickupAsThePageSays(List<String> row) {
        assertThat(cases(row))
                .isNotEmpty()
                .filteredOn(it -> !isExplainedByTheFirstRow(it)
                        || row.equals(pickups().findFirst().orElseThrow()))
                .allSatisfy(it -> assertThat(PickupRule.judge(it.door(), it.seenOpen(), it.before(), it.now()))
                        .isEqualTo(PickupRule.valueOf(constant(row.getLast()))));
    }

    @Test
    void judgesEveryPickup() {
        Set<Case> told = new HashSet<>();
        pickups().forEach(row -> told.addAll(cases(row)));

        assertThat(told).hasSize(Door.values().length * 2 * Occupancy.values().length * Occupancy.values().length);
    }

    private record Case(Door door, boolean seenOpen, Occupancy before, Occupancy now) {}

    /// Where another row says `any`, the first one goes before it.
    private static boolean isExplainedByTheFirstRow(Case it) {
        return it.before() == Occupancy.OCCUPIED && it.now() == Occupancy.EMPTY;
    }

    private static List<Case> cases(List<String> row) {
        return Arrays.stream(Door.values())
                .filter(door -> isMeant(row.get(0), door.name()))
                .flatMap(door -> Stream.of(true, false)
                        .filter(seen -> isMeant(row.get(1), seen ? "YES" : "NO"))
                        .flatMap(seen -> cases(row, door, seen)))
                .toList();
    }

    private static Stream<Case> cases(List<String> row, Door door, boolean seenOpen) {
        return Arrays.stream(Occupancy.values())
                .filter(before -> isMeant(row.get(2), before.name()))
                .flatMap(before -> Arrays.stream(Occupancy.values())
                        .filter(now -> isMeant(row.get(3), now.name()))
                        .map(now -> new Case(door, seenOpen, before, now)));
    }

    private static boolean isMeant(String cell, String constant) {
        return cell.equals("any") || constant(cell).equals(constant);
    }

    private static String constant(String words) {
        return words.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    private static String name(String cell) {
        return cell.replace("`", "");
    }

    private static Stream<List<String>> rows() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| "))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
