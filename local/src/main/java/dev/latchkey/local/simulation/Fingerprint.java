package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.judge.Sighting;

/// One number for everything that was seen, in its order.
final class Fingerprint {

    private long value = 1;

    void add(Sighting sighting) {
        value = value * 1_000_003 + sighting.getClass().getSimpleName().hashCode();
        value = value * 1_000_003 + sighting.at().hashCode();
        value = value * 1_000_003 + sighting.delivery().orElse("").hashCode();
    }

    long value() {
        return value;
    }
}
