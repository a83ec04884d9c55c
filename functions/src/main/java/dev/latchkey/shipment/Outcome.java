package dev.latchkey.shipment;

/// The final states: every registered delivery ends in one of them.
public enum Outcome {
    Collected(DeliveryStatus.Collected),
    Returned(DeliveryStatus.Returned),
    Relocated(DeliveryStatus.Relocated),
    Cancelled(DeliveryStatus.Cancelled),
    Escalated(DeliveryStatus.Escalated);

    private final DeliveryStatus status;

    Outcome(DeliveryStatus status) {
        this.status = status;
    }

    public DeliveryStatus status() {
        return status;
    }
}
