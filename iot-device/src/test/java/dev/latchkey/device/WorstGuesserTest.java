package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.code.SevenDays;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.RefusalReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who guesses day and night, who can cut the power and the network, set the clock, and has parcels of
/// their own to take out. Each code counts as tried that the panel looks at, whether anybody learns what came of it.
class WorstGuesserTest {

    private static final int BUDGET = 195;
    private static final Duration EIGHT_DAYS = Duration.ofDays(8);

    private final List<Instant> tries = new ArrayList<>();

    @AutoClose
    private final TestLocker locker;

    private int guess;
    private int version;

    WorstGuesserTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.HELPFUL);
    }

    @Test
    void comesNearTheBudgetByPatienceAlone() {
        Instant end = locker.time.instant().plus(EIGHT_DAYS);
        locker.link.disconnect();
        while (locker.time.instant().isBefore(end)) {
            guess();
            locker.controller.status().lockedOutUntil().ifPresent(this::wait);
        }

        assertThat(SevenDays.most(tries)).isBetween(180, BUDGET);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void neverGetsMoreTries(long seed) throws IOException {
        Random random = new Random(seed);
        Instant end = locker.time.instant().plus(EIGHT_DAYS);
        while (locker.time.instant().isBefore(end)) {
            act(random);
        }

        assertThat(SevenDays.most(tries)).isBetween(100, BUDGET);
    }

    private void wait(Instant until) {
        locker.time.pass(Duration.between(locker.time.instant(), until));
    }

    private void act(Random random) throws IOException {
        switch (random.nextInt(100)) {
            case 0 -> locker.cutPower(anyTime(random));
            case 1 -> locker.restartAt(anyTime(random));
            case 2 -> locker.time.setMachine(anyTime(random));
            case 3 -> locker.link.connect();
            case 4 -> locker.link.disconnect();
            case 5 -> takesTheirOwnParcel();
            case 6 -> locker.time.pass(Duration.ofMinutes(random.nextInt(600)));
            case 7 -> guessAndCut(random);
            default -> guess();
        }
        locker.time.pass(Duration.ofSeconds(random.nextInt(400)));
    }

    private Instant anyTime(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.EPOCH;
            case 1 -> locker.time.instant().plus(Duration.ofDays(random.nextInt(60)));
            case 2 -> locker.time.instant().minus(Duration.ofDays(random.nextInt(60)));
            default -> locker.time.instant();
        };
    }

    private void takesTheirOwnParcel() {
        String own = "%08d".formatted(90_000_000 + version);
        locker.cabinet.put(1);
        locker.manifest(++version, locker.grant(own, 1, "d-" + version));
        locker.cabinet.type(own);
    }

    /// Types a code and, where the cloud is asked, hears that it is wrong.
    private void guess() {
        int asked = locker.link.validations.size();
        type();
        if (locker.link.validations.size() > asked) {
            locker.link.listener.decisionReceived(
                    new Decision.Refused(locker.link.validations.getLast().requestId(), RefusalReason.UNKNOWN_CODE));
        }
    }

    /// Types a code, and does not wait for the panel to count it.
    private void guessAndCut(Random random) throws IOException {
        type();
        locker.cutPower(anyTime(random));
    }

    private void type() {
        if (locker.controller.status().lockedOutUntil().isEmpty()) {
            tries.add(locker.time.instant());
        }
        locker.cabinet.scan("%08d".formatted(guess++)); // As good as typing, without the statistics of keys.
    }
}
