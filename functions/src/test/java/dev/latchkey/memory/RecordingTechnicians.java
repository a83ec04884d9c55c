package dev.latchkey.memory;

import dev.latchkey.fault.Technicians;
import dev.latchkey.fault.WorkOrder;
import java.util.ArrayList;
import java.util.List;

/// What technicians would have heard, in order.
public final class RecordingTechnicians implements Technicians {

    private final List<WorkOrder> orders = new ArrayList<>();

    @Override
    public synchronized void order(WorkOrder order) {
        orders.add(order);
    }

    public synchronized List<WorkOrder> orders() {
        return List.copyOf(orders);
    }
}
