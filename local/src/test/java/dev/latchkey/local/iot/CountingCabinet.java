package dev.latchkey.local.iot;

import dev.latchkey.device.cabinet.ForwardingCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts how often each latch was pulsed.
final class CountingCabinet extends ForwardingCabinet {

    private final Map<Integer, Long> releases = new ConcurrentHashMap<>();

    CountingCabinet(SimulatedCabinet cabinet) {
        super(cabinet);
    }

    Map<Integer, Long> releases() {
        return releases;
    }

    @Override
    public void release(int compartment) {
        releases.merge(compartment, 1L, Long::sum);
        super.release(compartment);
    }
}
