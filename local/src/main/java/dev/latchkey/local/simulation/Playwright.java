package dev.latchkey.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Decides what is to happen to each parcel. A story depends on the run's seed and the delivery's number alone,
/// besides the people and lockers that there are.
final class Playwright {

    private static final Duration SEASON = Duration.ofDays(10);

    /// What can happen to a parcel's journey, by how often it does.
    private static final Map<Fault, Double> ON_THE_WAY = Map.ofEntries(
            Map.entry(Fault.WEBHOOK_TWICE, 0.05),
            Map.entry(Fault.WEBHOOK_LATE, 0.03),
            Map.entry(Fault.WEBHOOKS_REORDERED, 0.04),
            Map.entry(Fault.REGISTRATION_LAST, 0.03),
            Map.entry(Fault.DELIVERED_WITHOUT_DEPOSIT, 0.01),
            Map.entry(Fault.DEPOSIT_WITHOUT_DELIVERED, 0.01),
            Map.entry(Fault.PARCEL_NEVER_ARRIVES, 0.01),
            Map.entry(Fault.TROUBLE_ON_THE_WAY, 0.05),
            Map.entry(Fault.RETURNED_ON_THE_WAY, 0.03),
            Map.entry(Fault.CANCELLED, 0.03),
            Map.entry(Fault.DEPOSIT_TWICE, 0.03),
            Map.entry(Fault.DEPOSIT_BEFORE_REGISTRATION, 0.03),
            Map.entry(Fault.PICKUP_TWICE, 0.03),
            Map.entry(Fault.DOOR_JAMS, 0.03),
            Map.entry(Fault.DOOR_DOES_NOT_CLOSE, 0.01),
            Map.entry(Fault.DOOR_SENSOR_DIES, 0.01),
            Map.entry(Fault.DOOR_SENSOR_LIES, 0.01),
            Map.entry(Fault.OCCUPANCY_SENSOR_DIES, 0.01),
            Map.entry(Fault.OCCUPANCY_SENSOR_LIES, 0.01),
            Map.entry(Fault.DOOR_LEFT_OPEN, 0.02),
            Map.entry(Fault.PARCEL_LEFT_BEHIND, 0.02),
            Map.entry(Fault.POWER_CUT_AT_THE_DOOR, 0.03),
            Map.entry(Fault.CONTACT_CHANGED, 0.03),
            Map.entry(Fault.TAKEOVER, 0.02),
            Map.entry(Fault.NEVER_COLLECTED, 0.03),
            Map.entry(Fault.TOKEN_ALTERED, 0.02),
            Map.entry(Fault.TOKEN_ELSEWHERE, 0.02),
            Map.entry(Fault.TOKEN_AGAIN, 0.02),
            Map.entry(Fault.WRONG_CODES, 0.04));

    private static final List<Fault> ORDERED =
            ON_THE_WAY.keySet().stream().sorted().toList();

    private final long seed;
    private final Instant start;
    private final Population population;
    private final Fleet fleet;
    private final FaultCounts faults;

    Playwright(long seed, Instant start, Population population, Fleet fleet, FaultCounts faults) {
        this.seed = seed;
        this.start = start;
        this.population = population;
        this.fleet = fleet;
        this.faults = faults;
    }

    /// How long it takes until every story has been set going.
    static Duration season() {
        return SEASON;
    }

    Story story(int number) {
        var chance = Chance.of(seed, "story", number);
        var announced = start.plus(chance.between(Duration.ZERO, SEASON));
        var arrives = announced.plus(chance.between(Duration.ofHours(6), Duration.ofHours(60)));
        var carrier = chance.oneOf(CarrierOffice.CARRIERS);
        var chosen = faults(chance, carrier);
        chosen.forEach(faults::injected);
        return new Story(
                number,
                carrier,
                String.format(Locale.ROOT, "LK%s%07dX", chance.digits(3), number),
                population.anybody(),
                chance.oneOf(fleet.lockers()),
                announced,
                arrives,
                chosen);
    }

    private static Set<Fault> faults(Chance chance, String carrier) {
        var chosen = EnumSet.noneOf(Fault.class);
        ORDERED.stream()
                .filter(fault -> chance.of(ON_THE_WAY.get(fault)))
                .filter(fault -> carrier.equals(CarrierOffice.SHOP) || !CarrierOffice.TOLD_BY_THE_SHOP.contains(fault))
                .forEach(chosen::add);
        return chosen;
    }
}
