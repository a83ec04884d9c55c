package dev.latchkey.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.incident.Operators.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many who have no code for one reason, among those who have none for reasons of their own.
class SurgeTest {

    private static final int ORDINARY = 30;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private Instant since = InMemoryCloud.START;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSurgeInOneCountryIsOneIncidentNamedByTheCountry(long seed) {
        var town = townWithAPast(seed);

        town.surges(
                60,
                ORDINARY,
                person -> person.in("FR").because(Cause.NotificationFailure).on(Channel.SMS));

        assertThat(names()).containsExactly("country FR");
        assertThat(cloud.incidents.newest(1).getFirst().shared())
                .extracting(share -> IncidentDocument.name(share.trait()))
                .contains("channel SMS");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSurgeInOneCountryForAllKindsOfReasonsIsTheCountrys(long seed) {
        var town = townWithAPast(seed);

        town.surges(60, ORDINARY, person -> person.in("SE"));

        assertThat(names()).containsExactly("country SE");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSurgeOfOneLockerIsTheLockers(long seed) {
        var town = townWithAPast(seed);

        town.surges(15, ORDINARY, atOneLocker());

        assertThat(names()).containsExactly("locker locker-DE-3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aChannelThatFailsEverywhereIsTheChannels(long seed) {
        var town = townWithAPast(seed);

        town.surges(60, ORDINARY, person -> person.on(Channel.PUSH).because(Cause.NotificationFailure));

        assertThat(names()).containsExactly("channel PUSH");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCarrierThatFailsIsTheCarriers(long seed) {
        var town = townWithAPast(seed);

        town.surges(60, ORDINARY, person -> person.by("easypost").because(Cause.CarrierIssue));

        assertThat(names()).containsExactly("carrier easypost");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoIndependentSurgesAreTwoIncidents(long seed) {
        var town = townWithAPast(seed);

        town.surges(60, ORDINARY, person -> person.in("FR").on(Channel.SMS));
        town.surges(15, ORDINARY, atOneLocker());

        assertThat(names()).containsExactlyInAnyOrder("country FR", "locker locker-DE-3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereAllParcelsGoToOneCountryTheCountryTellsNothing(long seed) {
        var town = new Town(cloud, seed);
        for (int hour = 0; hour < 48; hour++) {
            IntStream.range(0, ORDINARY).forEach(i -> town.asks(person -> person.in("DE")));
            cloud.clock.advance(Duration.ofHours(1));
        }
        forgetsIncidents();

        IntStream.range(0, 10).forEach(i -> town.asks(person -> person.in("DE")));
        IntStream.range(0, 60)
                .forEach(
                        i -> town.asks(person -> person.in("DE").on(Channel.SMS).because(Cause.NotificationFailure)));

        assertThat(names()).containsExactly("channel SMS");
    }

    @Test
    void aSystemThatHasNoPastSeesASurgeToo() {
        var town = new Town(cloud, 1);

        IntStream.range(0, 10).forEach(i -> town.asks(atOneLocker()));

        assertThat(names()).containsExactly("locker locker-DE-3");
    }

    @Test
    void nineAreNoSurge() {
        var town = new Town(cloud, 1);

        IntStream.range(0, 9).forEach(i -> town.asks(atOneLocker()));

        assertThat(names()).isEmpty();
    }

    @Test
    void manyReportsOfOneDeliveryAreNoSurge() {
        var town = new Town(cloud, 1);

        IntStream.range(0, 40)
                .forEach(i -> town.asks(person -> person.at("locker-DE-3").of("d-same")));

        assertThat(names()).isEmpty();
    }

    @Test
    void theSameReportTwiceCountsOnce() {
        var town = new Town(cloud, 1);
        var reports = IntStream.range(0, 9).mapToObj(i -> town.someone()).toList();

        reports.forEach(cloud.countReport()::count);
        reports.forEach(cloud.countReport()::count);

        assertThat(cloud.reports.since(InMemoryCloud.START)).hasSize(9);
        assertThat(causesCounted()).isEqualTo(9);
    }

    @Test
    void whoAsksAgainIsNoSecondOne() {
        var town = new Town(cloud, 1);

        town.asks(person -> person.of("d-same"));
        town.asks(person -> person.of("d-same"));

        assertThat(causesCounted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBusyButUsualHourIsNoSurge(long seed) {
        var town = new Town(cloud, seed);
        for (int day = 0; day < 4; day++) {
            aDayWithARush(town);
        }
        forgetsIncidents();

        aDayWithARush(town);

        assertThat(names()).isEmpty();
    }

    @Test
    void theSameRushIsASurgeWhereItIsNotUsual() {
        var town = new Town(cloud, 1);
        town.passes(Duration.ofDays(4), 6);
        forgetsIncidents();

        town.passes(Duration.ofHours(2), 200);

        assertThat(names()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 15, 30})
    void twoWeeksOfOrdinaryReportsAreNoSurge(double anHour) {
        var town = new Town(cloud, 1);
        town.passes(Duration.ofDays(1), anHour);
        forgetsIncidents();

        town.passes(Duration.ofDays(14), anHour);

        assertThat(names()).isEmpty();
    }

    @Test
    void aReportInTheMiddleOfASurgeIsToldOfIt() {
        var town = new Town(cloud, 1);
        IntStream.range(0, 10).forEach(i -> town.asks(atOneLocker()));

        var told = town.asks(atOneLocker());
        var elsewhere = town.asks(person -> person.at("locker-DE-4"));

        assertThat(told.map(Incident::incidentId)).contains(only().incidentId());
        assertThat(elsewhere).isEmpty();
        assertThat(only().deliveries()).isEqualTo(11);
    }

    @Test
    void theTenthReportIsToldOfTheIncidentThatItHasOpened() {
        var town = new Town(cloud, 1);
        IntStream.range(0, 9).forEach(i -> town.asks(atOneLocker()));

        assertThat(town.asks(atOneLocker()).map(Incident::incidentId)).contains(only().incidentId());
    }

    @Test
    void itIsOverWhenThereHaveBeenFewForAWindow() {
        var town = new Town(cloud, 1);
        IntStream.range(0, 15).forEach(i -> town.asks(atOneLocker()));

        passes(30);
        assertThat(only().isOpen()).isTrue();
        passes(35);

        assertThat(only().isOpen()).isFalse();
        assertThat(told()).containsExactly("Opened", "Closed");
    }

    @Test
    void oneThatFlaresUpAgainIsNotOver() {
        var town = new Town(cloud, 1);
        IntStream.range(0, 15).forEach(i -> town.asks(atOneLocker()));
        passes(50);
        assertThat(only().calmSince()).isPresent();

        IntStream.range(0, 8).forEach(i -> town.asks(atOneLocker()));
        passes(25);

        assertThat(only().isOpen()).isTrue();
        assertThat(only().calmSince()).isEmpty();
    }

    @Test
    void whatComesAfterItIsOverIsAnother() {
        var town = new Town(cloud, 1);
        IntStream.range(0, 15).forEach(i -> town.asks(atOneLocker()));
        passes(90);

        IntStream.range(0, 30).forEach(i -> town.asks(atOneLocker()));

        assertThat(names()).containsExactly("locker locker-DE-3", "locker locker-DE-3");
        assertThat(told()).containsExactly("Opened", "Closed", "Opened");
    }

    @Test
    void operatorsWhoCouldNotBeToldAreToldLater() {
        var town = new Town(cloud, 1);
        cloud.operators.goDown();
        IntStream.range(0, 15).forEach(i -> town.asks(atOneLocker()));
        passes(5);
        assertThat(told()).isEmpty();
        cloud.operators.comeBack();

        passes(10);

        assertThat(told()).containsExactly("Opened");
    }

    @Test
    void anIncidentTakesABetterNameWhenThatShows() {
        var town = new Town(cloud, 1);
        var mixed = List.<UnaryOperator<Town.Person>>of(
                person -> person.in("SE").because(Cause.SystemError),
                person -> person.in("FR").because(Cause.SystemError),
                person -> person.in("DE").because(Cause.SystemError));
        IntStream.range(0, 12).forEach(i -> town.asks(mixed.get(i % 3)));
        var early = only();

        IntStream.range(0, 60).forEach(i -> town.asks(person -> person.in("SE").because(Cause.SystemError)));
        passes(5);

        assertThat(IncidentDocument.name(early.trait())).isEqualTo("cause SystemError");
        assertThat(names()).containsExactly("country SE");
        assertThat(only().incidentId()).isEqualTo(early.incidentId());
        assertThat(told()).containsExactly("Opened", "Renamed");
    }

    /// What two days have brought is known, and its first hours, of which nothing was usual yet, are
    /// forgotten.
    private Town townWithAPast(long seed) {
        var town = new Town(cloud, seed);
        town.passes(Duration.ofDays(2), ORDINARY);
        forgetsIncidents();
        return town;
    }

    private void forgetsIncidents() {
        cloud.incidents.open().forEach(early -> cloud.incidents.close(early.incidentId(), cloud.clock.instant()));
        cloud.clock.advance(Duration.ofSeconds(1));
        since = cloud.clock.instant();
    }

    /// A rush of two hours each morning.
    private static void aDayWithARush(Town town) {
        town.passes(Duration.ofHours(8), 6);
        town.passes(Duration.ofHours(2), 200);
        town.passes(Duration.ofHours(14), 6);
    }

    private static UnaryOperator<Town.Person> atOneLocker() {
        return person -> person.in("DE").at("locker-DE-3").because(Cause.LockerMalfunction);
    }

    /// Checks every five minutes.
    private void passes(int minutes) {
        for (int i = 0; i < minutes / 5; i++) {
            cloud.clock.advance(Duration.ofMinutes(5));
            cloud.checkSurges().check();
        }
    }

    private Incident only() {
        assertThat(cloud.incidents.newest(9)).hasSize(1);
        return cloud.incidents.newest(1).getFirst();
    }

    /// Of all incidents there have been since then.
    private List<String> names() {
        return cloud.incidents.newest(100).stream()
                .filter(incident -> !incident.openedAt().isBefore(since))
                .map(incident -> IncidentDocument.name(incident.trait()))
                .toList();
    }

    private List<String> told() {
        return cloud.operators.words().stream()
                .map(Word::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private long causesCounted() {
        var day = InMemoryCloud.START.atZone(ZoneOffset.UTC).toLocalDate();
        return IntStream.range(0, Cause.values().length)
                .mapToObj(i -> new Trait(Dimension.CAUSE, Cause.values()[i].name()))
                .flatMap(trait -> cloud.reports.hours(trait, day, day).stream())
                .mapToLong(Reports.Hour::reports)
                .sum();
    }
}
