package dev.latchkey.locker;

import java.time.ZoneId;
import java.util.List;

/// A cabinet on a street.
///
/// @param lockerId also its thing name and MQTT client id
/// @param name what a recipient looks for on arrival, such as `Alexanderplatz, north entrance`
/// @param timeZone where it stands; messages give times in it
/// @param keyVersion the version of the master key that its own key derives from
/// @param compartments in the order of their numbers
public record Locker(String lockerId, String name, ZoneId timeZone, String keyVersion, List<Compartment> compartments) {

    public Locker {
        compartments = List.copyOf(compartments);
    }

    public boolean hasCompartmentFor(Size size) {
        return compartments.stream().anyMatch(compartment -> compartment.size().compareTo(size) >= 0);
    }

    public boolean hasCompartment(int number) {
        return compartments.stream().anyMatch(compartment -> compartment.number() == number);
    }

    /// @param number as painted on the door, from 1
    public record Compartment(int number, Size size) {}
}
