package dev.latchkey.local.simulation;

import java.time.Duration;
import java.util.Collection;

/// What goes wrong for everybody at once: providers that are down, lockers that are cut off, people who try codes and
/// take what they find.
record Weather(Surface surface, Collection<SimulatedProvider> providers, Fleet fleet) {

    private static final int OUTAGES_PER_PROVIDER = 2;
    private static final int OUTAGES_PER_LOCKER = 3;
    private static final int DEAD_PARTS_PER_LOCKER = 1;
    private static final int POWER_CUTS_PER_LOCKER = 3;
    private static final int GUESSERS_PER_LOCKER = 3;
    private static final int GUESSES = 12;

    void begin(Duration season) {
        for (var provider : providers) {
            some(
                    OUTAGES_PER_PROVIDER,
                    season,
                    () -> provider.goDown(surface.now().plus(between(5, 90))));
        }
        var lonely = surface.chance().oneOf(fleet.lockers());
        some(1, season, () -> lonely.cutOff(Fault.LOCKER_OFFLINE_FOR_DAYS, between(24 * 60, 96 * 60)));
        for (var locker : fleet.lockers()) {
            some(OUTAGES_PER_LOCKER, season, () -> locker.cutOff(Fault.LOCKER_OFFLINE, between(10, 600)));
            some(POWER_CUTS_PER_LOCKER, season, () -> {
                surface.faults().struck(Fault.POWER_CUT);
                locker.losePower(between(1, 480));
            });
            Breakages.AT_THE_PANEL.keySet().stream()
                    .sorted()
                    .forEach(fault ->
                            some(DEAD_PARTS_PER_LOCKER, season, () -> locker.breakDown(fault, between(20, 12 * 60))));
            some(DEAD_PARTS_PER_LOCKER, season, locker::stickKey);
            some(GUESSERS_PER_LOCKER, season, () -> {
                surface.faults().injected(Fault.GUESSER);
                guess(locker, GUESSES);
            });
        }
    }

    private void some(int times, Duration season, Runnable event) {
        for (int i = 0; i < times; i++) {
            surface.after(surface.chance().between(Duration.ofHours(8), season.plusDays(2)), event);
        }
    }

    private void guess(SimulatedLocker locker, int left) {
        locker.typed(surface.chance().digits(8), opened -> {
            opened.ifPresent(compartment -> locker.takeOut(compartment, Duration.ofSeconds(3)));
            if (left > 1) {
                surface.after(Duration.ofSeconds(15), () -> guess(locker, left - 1));
            } else {
                surface.faults().tookEffect(Fault.GUESSER);
            }
        });
    }

    /// In minutes.
    private Duration between(int from, int to) {
        return surface.chance().between(Duration.ofMinutes(from), Duration.ofMinutes(to));
    }
}
