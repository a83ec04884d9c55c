package dev.latchkey.device.cabinet;

import java.util.List;
import java.util.Optional;

/// The hardware of a locker. No method waits for long: a latch is pulsed, a sensor is read, and what happens then
/// is reported to the listener.
///
/// A reading never throws: what does not answer is unknown. What a simple lock board lacks altogether keeps its
/// default here, and nothing is then reported of it.
public interface Cabinet {

    /// Tells who hears the panel and the doors from now on.
    void listen(CabinetListener listener);

    List<Compartment> compartments();

    /// Pulses the latch of a compartment. The door springs open, which is reported, unless it is stuck.
    ///
    /// @throws RuntimeException where the latch cannot be pulsed, since its board does not answer
    void release(int compartment);

    Door door(int compartment);

    /// What the lock itself says, where it says more than the door's sensor.
    default Latch latch(int compartment) {
        return Latch.UNKNOWN;
    }

    Occupancy occupancy(int compartment);

    Power power();

    /// The panel's test of itself.
    default SelfTest test(Part part) {
        return SelfTest.UNKNOWN;
    }

    /// The contact behind the cover of the electronics.
    default Cover cover() {
        return Cover.UNKNOWN;
    }

    default Optional<Integer> temperatureCelsius() {
        return Optional.empty();
    }

    /// @param compartment the one that the prompt is about
    void show(Prompt prompt, Optional<Integer> compartment);
}
