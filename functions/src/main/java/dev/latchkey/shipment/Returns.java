package dev.latchkey.shipment;

/// Where carriers hear of parcels that go back.
public interface Returns {

    void handOver(ReturnOrder order);
}
