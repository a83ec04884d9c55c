package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.incident.Dimension;
import dev.latchkey.incident.Report;
import dev.latchkey.incident.Reports;
import dev.latchkey.incident.Reports.Hour;
import dev.latchkey.incident.Trait;
import dev.latchkey.recipient.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class ReportsContractTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.250Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private final Reports reports;
    private final String id = UUID.randomUUID().toString();
    private final Trait locker = new Trait(Dimension.LOCKER, id);

    ReportsContractTest(Memory.Kind kind) {
        reports = kind.memory().reports();
    }

    @Test
    void givesBackWhatWasKeptOldestFirst() {
        var second = report("2", NOON.plusSeconds(9));
        var first = new Report(
                id + "1",
                "d-1",
                NOON,
                Cause.NotificationFailure,
                Optional.of(Channel.SMS),
                "DE",
                "acme",
                id,
                Optional.of("case-1"));

        assertThat(reports.keep(second)).isTrue();
        assertThat(reports.keep(first)).isTrue();

        assertThat(since(NOON)).containsExactly(first, second);
        assertThat(since(NOON.plusMillis(1))).containsExactly(second);
    }

    @Test
    void keepsOneOfARequest() {
        reports.keep(report("1", NOON));

        assertThat(reports.keep(report("1", NOON.plusSeconds(3600)))).isFalse();

        assertThat(since(NOON)).containsExactly(report("1", NOON));
    }

    @Test
    void ofTheSameRequestFromManyAtOnceOneIsNew() throws Exception {
        var kept = AtOnce.run(i -> {
            try {
                return reports.keep(report("1", NOON.plusSeconds(i)));
            } catch (ServiceUnavailable conflict) {
                return false;
            }
        });

        assertThat(kept).containsOnlyOnce(true);
        assertThat(since(NOON)).hasSize(1);
    }

    @Test
    void seesBothSidesOfMidnight() {
        var midnight = Instant.parse("2026-11-24T00:00:00Z");
        reports.keep(report("2", midnight));
        reports.keep(report("1", midnight.minusMillis(1)));

        assertThat(since(midnight.minusSeconds(1800))).hasSize(2);
        assertThat(since(midnight)).hasSize(1);
    }

    @Test
    void countsATraitByTheHour() {
        reports.count(report("1", NOON));
        reports.count(report("2", NOON.plusSeconds(3599)));
        reports.count(report("3", NOON.plusSeconds(3600)));

        assertThat(reports.hours(locker, DAY, DAY)).containsExactly(hour("12", 2), hour("13", 1));
    }

    @Test
    void countsOfTheDaysThatAreAskedFor() {
        reports.count(report("1", NOON.minusSeconds(13 * 3600)));
        reports.count(report("2", NOON));
        reports.count(report("3", NOON.plusSeconds(12 * 3600)));

        assertThat(reports.hours(locker, DAY, DAY)).containsExactly(hour("12", 1));
        assertThat(reports.hours(locker, DAY.minusDays(1), DAY.plusDays(1))).hasSize(3);
    }

    @Test
    void countsEachTraitOfAReport() {
        reports.count(new Report(
                id,
                "d-1",
                NOON,
                Cause.WrongNumber,
                Optional.of(Channel.PUSH),
                "c" + id,
                "s" + id,
                id,
                Optional.empty()));

        assertThat(reports.hours(new Trait(Dimension.COUNTRY, "c" + id), DAY, DAY))
                .containsExactly(hour("12", 1));
        assertThat(reports.hours(new Trait(Dimension.CARRIER, "s" + id), DAY, DAY))
                .containsExactly(hour("12", 1));
        assertThat(reports.hours(new Trait(Dimension.CHANNEL, "PUSH"), DAY, DAY))
                .isNotEmpty();
        assertThat(reports.hours(new Trait(Dimension.CAUSE, "WrongNumber"), DAY, DAY))
                .isNotEmpty();
        assertThat(reports.hours(new Trait(Dimension.CARRIER, id), DAY, DAY)).isEmpty();
    }

    /// Of this test's alone.
    private List<Report> since(Instant from) {
        return reports.since(from).stream()
                .filter(report -> report.lockerId().equals(id))
                .toList();
    }

    private Report report(String number, Instant at) {
        return new Report(
                id + number,
                "d-" + number,
                at,
                Cause.LockerMalfunction,
                Optional.empty(),
                "DE",
                "acme",
                id,
                Optional.empty());
    }

    private static Hour hour(String hour, long reports) {
        return new Hour(Instant.parse("2026-11-23T" + hour + ":00:00Z"), reports);
    }
}
