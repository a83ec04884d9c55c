package dev.latchkey.memory;

import dev.latchkey.shipment.ReturnOrder;
import dev.latchkey.shipment.Returns;
import java.util.ArrayList;
import java.util.List;

/// What carriers would have heard, in order.
public final class RecordingReturns implements Returns {

    private final List<ReturnOrder> orders = new ArrayList<>();

    @Override
    public void handOver(ReturnOrder order) {
        orders.add(order);
    }

    public List<ReturnOrder> orders() {
        return List.copyOf(orders);
    }
}
