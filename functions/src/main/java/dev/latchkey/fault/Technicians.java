package dev.latchkey.fault;

/// Where technicians hear of work.
public interface Technicians {

    void order(WorkOrder order);
}
