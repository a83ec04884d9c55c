package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Guesses through whole weeks at a full locker, on the real validator, and compares how often some door opens with
/// the formula of `docs/guessing.md`.
class GuessingTest {

    private static final int LIVE_CODES = 60;
    private static final int BUDGET = 195;
    private static final Duration WEEK = Duration.ofDays(7);

    /// Of 1,000 runs with other seeds, one would be further from the formula than this.
    private static final double QUANTILE = 3.29;

    @ParameterizedTest
    @CsvSource({"4, 300", "5, 700"})
    void someDoorOpensAsOftenAsTheFormulaSays(int digits, int weeks) {
        int tries = new Panel(digits, 0, new Random(1)).guessForAWeek().tries();
        double expected = chance(digits, tries);

        long opened = IntStream.range(0, weeks)
                .mapToObj(week -> new Panel(digits, LIVE_CODES, new Random(20261123L + week)))
                .filter(panel -> panel.guessForAWeek().opened())
                .count();

        double deviation = Math.sqrt(expected * (1 - expected) / weeks);
        assertThat(opened / (double) weeks).isCloseTo(expected, within(QUANTILE * deviation));
    }

    @Test
    void withEightDigitsItStaysBelowTheAim() {
        assertThat(chance(8, BUDGET)).isBetween(1.1e-4, 1.2e-4);
    }

    /// That one of some different guesses is among the live codes.
    private static double chance(int digits, int tries) {
        double codes = Math.pow(10, digits);
        double nothing = 1;
        for (int i = 0; i < tries; i++) {
            nothing *= 1 - LIVE_CODES / (codes - i);
        }
        return 1 - nothing;
    }

    private record Week(int tries, boolean opened) {}

    /// A controller that is never connected, on a journal in memory, with no timers: only what is typed happens.
    private static final class Panel implements LockerObserver {

        private final FakeTime time = new FakeTime();
        private final LockerKey key = LockerKey.parse("bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE");
        private final FakeLink link = new FakeLink(time);
        private final SimulatedCabinet cabinet = jammed();
        private final Iterator<String> guesses;
        private final LockerController controller;
        private boolean opened;

        private Panel(int digits, int live, Random random) {
            CloudSigner cloud = new CloudSigner();
            guesses = different(digits, random);
            controller = new LockerController(
                    key,
                    new ManifestVerifier(cloud.publicKey(), TestLocker.ID),
                    cabinet,
                    link,
                    Journal.open(Path.of(":memory:")),
                    new Surroundings(time, (_, _) -> () -> {}, UUID::randomUUID),
                    this,
                    () -> {});
            controller.start();
            link.listener.manifestReceived(cloud.manifest(TestLocker.ID, 1, grants(live, different(digits, random))));
        }

        /// All doors stick: that one was released is what counts.
        private static SimulatedCabinet jammed() {
            List<Compartment> compartments = IntStream.rangeClosed(1, LIVE_CODES)
                    .mapToObj(number -> new Compartment(number, Size.M))
                    .toList();
            SimulatedCabinet cabinet = new SimulatedCabinet(compartments, SimulatedCabinet.People.NONE);
            compartments.forEach(it -> cabinet.breakDown(it.number(), SimulatedCabinet.Fault.DOOR_JAMMED));
            return cabinet;
        }

        private static Iterator<String> different(int digits, Random random) {
            return random.ints(0, (int) Math.pow(10, digits))
                    .distinct()
                    .mapToObj(("%0" + digits + "d")::formatted)
                    .iterator();
        }

        private Grant[] grants(int live, Iterator<String> codes) {
            Instant end = time.instant().plus(WEEK.multipliedBy(2));
            return IntStream.rangeClosed(1, live)
                    .mapToObj(number -> new Grant("d-" + number, number, 1, key.digest(codes.next()), end))
                    .toArray(Grant[]::new);
        }

        @Override
        public void happened(LockerEvent event) {
            opened |= event.happening() instanceof Happening.Opened;
        }

        /// Types whenever the panel looks at what is typed, until a door opens or the week is over.
        private Week guessForAWeek() {
            Instant end = time.instant().plus(WEEK);
            int tries = 0;
            while (!opened && time.instant().isBefore(end)) {
                cabinet.scan(
                        guesses.next()); // A scanner that reads digits is a keypad, without the statistics of keys.
                tries++;
                lockedOutUntil().ifPresent(until -> time.pass(Duration.between(time.instant(), until)));
            }
            controller.close();
            return new Week(tries, opened);
        }

        private Optional<Instant> lockedOutUntil() {
            return controller.status().lockedOutUntil();
        }
    }
}
