package dev.latchkey.local.simulation;

import dev.latchkey.aws.Ports;
import dev.latchkey.device.cabinet.Cabinet;
import java.util.function.UnaryOperator;

/// A bug planted into the system, to see whether the judge finds it.
///
/// @param ports stands between the functions and what they reach
/// @param cabinets stands between the lockers' controllers and their hardware
record Sabotage(UnaryOperator<Ports> ports, UnaryOperator<Cabinet> cabinets) {

    static final Sabotage NONE = new Sabotage(UnaryOperator.identity(), UnaryOperator.identity());

    static Sabotage ofPorts(UnaryOperator<Ports> ports) {
        return new Sabotage(ports, UnaryOperator.identity());
    }

    static Sabotage ofCabinets(UnaryOperator<Cabinet> cabinets) {
        return new Sabotage(UnaryOperator.identity(), cabinets);
    }
}
