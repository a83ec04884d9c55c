package dev.latchkey.device.cabinet;

import java.util.List;
import java.util.Optional;

/// The hardware of a locker. No method waits: a latch is pulsed, a sensor is read, and what happens then is
/// reported to the listener.
public interface Cabinet {

    /// Tells who hears the panel and the doors from now on.
    void listen(CabinetListener listener);

    List<Compartment> compartments();

    /// Pulses the latch of a compartment. The door springs open, which is reported, unless it is stuck.
    void release(int compartment);

    Door door(int compartment);

    Occupancy occupancy(int compartment);

    Power power();

    /// @param compartment the one that the prompt is about
    void show(Prompt prompt, Optional<Integer> compartment);
}
